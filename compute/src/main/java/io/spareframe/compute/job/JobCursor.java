package io.spareframe.compute.job;

/**
 * How far a job has come: everything before is done, everything from here on is not.
 *
 * @param leaf the index of the leaf to run next, see {@link UnrolledProgram}; equal to the number
 *     of leaves when all is done
 * @param block the first block of that leaf that has not run, in linear order x, y, z; 0 for an
 *     emit
 */
public record JobCursor(long leaf, long block) {

  /** Where every job begins. */
  public static final JobCursor START = new JobCursor(0, 0);
}
