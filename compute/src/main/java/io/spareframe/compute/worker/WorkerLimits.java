package io.spareframe.compute.worker;

import java.time.Duration;

/**
 * How long a worker may take for what, before it is killed. A kill costs the time since the last
 * checkpoint; a worker that keeps the device costs the user's game.
 *
 * @param start until its first frame
 * @param answer until a ping is answered
 * @param prepare to compile and upload, until the first slice has ended
 * @param slice one slice, whose target is some milliseconds
 * @param standstill without any news of the job, once it runs
 * @param pause to give the device's memory back
 * @param save to save the last checkpoint after that, while it holds nothing of the device
 * @param end to be gone after its last frame
 */
public record WorkerLimits(
    Duration start,
    Duration answer,
    Duration prepare,
    Duration slice,
    Duration standstill,
    Duration pause,
    Duration save,
    Duration end) {

  /** Generous where only a fault is awaited, strict where a game waits. */
  public static final WorkerLimits DEFAULT =
      new WorkerLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(120),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMillis(900),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));

  /** The same with another limit for the start. */
  public WorkerLimits withStart(Duration limit) {
    return new WorkerLimits(limit, answer, prepare, slice, standstill, pause, save, end);
  }

  /** The same with another limit for an answer. */
  public WorkerLimits withAnswer(Duration limit) {
    return new WorkerLimits(start, limit, prepare, slice, standstill, pause, save, end);
  }

  /** The same with another limit for the time to the first slice. */
  public WorkerLimits withPrepare(Duration limit) {
    return new WorkerLimits(start, answer, limit, slice, standstill, pause, save, end);
  }

  /** The same with another limit for a slice. */
  public WorkerLimits withSlice(Duration limit) {
    return new WorkerLimits(start, answer, prepare, limit, standstill, pause, save, end);
  }
}
