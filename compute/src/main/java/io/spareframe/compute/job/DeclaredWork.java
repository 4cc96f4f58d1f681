package io.spareframe.compute.job;

/**
 * What a job says it needs, so that a provider can price it before accepting. A job that exceeds
 * what it declared is stopped.
 *
 * @param operations arithmetic operations over the whole job
 * @param movedBytes bytes read and written in device memory over the whole job
 * @param peakBytes device memory needed at once
 * @param outputBytes the sum of all chunks
 */
public record DeclaredWork(long operations, long movedBytes, long peakBytes, long outputBytes) {}
