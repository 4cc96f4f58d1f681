package io.spareframe.compute.engine;

import io.spareframe.compute.job.JobCursor;
import java.time.Duration;

/**
 * How far an execution has come.
 *
 * @param cursor everything before it is done
 * @param share of the whole job's device time, 0 to 1, estimated; never falls during one execution
 * @param slices run by this execution
 * @param deviceTime spent by this execution
 */
public record Progress(JobCursor cursor, double share, long slices, Duration deviceTime) {}
