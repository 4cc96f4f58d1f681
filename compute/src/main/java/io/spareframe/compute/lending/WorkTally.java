package io.spareframe.compute.lending;

/**
 * How much work an order took since this process began on it, in blocks.
 *
 * @param needed the blocks of the whole job
 * @param run the blocks that were run; what exceeds the need was run twice. After a crash of a
 *     worker its last tenth of a second is not counted
 * @param workers how many worker processes were started
 */
public record WorkTally(long needed, long run, int workers) {}
