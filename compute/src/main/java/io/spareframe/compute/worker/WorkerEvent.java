package io.spareframe.compute.worker;

import io.spareframe.compute.job.JobCursor;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What the agent hears of a worker, in order. {@link Ended} comes last and once. */
public sealed interface WorkerEvent {

  /** The device is open and the job goes on from here. */
  record Ready(JobCursor from) implements WorkerEvent {}

  /**
   * The first slice has ended.
   *
   * @param atNanos when, by {@link System#nanoTime}
   */
  record FirstSlice(long atNanos) implements WorkerEvent {}

  /**
   * How far the job is; some ten times a second.
   *
   * @param cursor everything before it is done
   * @param permille of the whole job's device time
   * @param slices run by this worker
   * @param deviceTime spent by this worker
   */
  record Progress(JobCursor cursor, int permille, long slices, Duration deviceTime)
      implements WorkerEvent {}

  /** A slice took so long that a game would stutter. */
  record SlowSlice(String entry, int blocks, Duration deviceTime) implements WorkerEvent {}

  /**
   * A result chunk, to be answered by {@link WorkerProcess#chunkStored} once it survives a crash.
   *
   * @param index its number in the job
   * @param bytes as many as the job says; read-only
   */
  record Chunk(int index, ByteBuffer bytes) implements WorkerEvent {}

  /**
   * A checkpoint is on disk.
   *
   * @param cursor where it stands
   * @param stateBytes how large it is
   * @param took how long writing it took
   */
  record CheckpointSaved(JobCursor cursor, long stateBytes, Duration took) implements WorkerEvent {}

  /** A checkpoint could not be saved; the job goes on and the one before counts. */
  record CheckpointNotSaved(String sentence) implements WorkerEvent {}

  /** The process is gone. */
  record Ended(WorkerOutcome outcome) implements WorkerEvent {}
}
