package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.job.JobCursor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a worker tells the agent. */
sealed interface WorkerFrame {

  /** The first frame. */
  record Hello(int protocol) implements WorkerFrame {}

  /**
   * The answer to {@link AgentFrame.ListDevices}.
   *
   * @param absence why there is none and what helps
   */
  record Devices(List<DeviceInfo> devices, Optional<String> absence) implements WorkerFrame {}

  /** The device is open; the job goes on from here. */
  record Ready(JobCursor from) implements WorkerFrame {}

  /** The first slice of this worker has ended. */
  record FirstSlice() implements WorkerFrame {}

  /** How far the job is. */
  record Progress(JobCursor cursor, int permille, long slices, Duration deviceTime)
      implements WorkerFrame {}

  /** A slice took far too long. */
  record SlowSlice(String entry, int blocks, Duration deviceTime) implements WorkerFrame {}

  /** A piece of a result chunk; the pieces of one chunk come in order. */
  record ChunkPart(int index, long totalBytes, long offset, ByteBuffer bytes)
      implements WorkerFrame {}

  /** A checkpoint is on disk. */
  record CheckpointSaved(JobCursor cursor, long stateBytes, Duration took) implements WorkerFrame {}

  /** A checkpoint could not be saved; the job goes on and the one before counts. */
  record CheckpointNotSaved(String sentence) implements WorkerFrame {}

  /** After a pause: the last slice has ended. */
  record DeviceIdle() implements WorkerFrame {}

  /** After a pause: the device's memory is given back. */
  record MemoryFree() implements WorkerFrame {}

  /** After a pause: done, and the worker ends. */
  record Paused(JobCursor cursor) implements WorkerFrame {}

  /** The job is done, and the worker ends. */
  record Completed() implements WorkerFrame {}

  /** The job cannot go on, and the worker ends. */
  record Failed(String reason, Fault fault) implements WorkerFrame {}

  /**
   * A sign of life.
   *
   * @param number that of the ping
   * @param slice how long the device has been working on the slice at hand
   */
  record Pong(long number, Optional<Duration> slice) implements WorkerFrame {}
}
