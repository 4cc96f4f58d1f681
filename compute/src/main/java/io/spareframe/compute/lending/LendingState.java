package io.spareframe.compute.lending;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.guard.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What lending does right now. */
public sealed interface LendingState {

  /** Looks for devices. */
  record Starting() implements LendingState {}

  /**
   * There is nothing to lend.
   *
   * @param explanation why and what helps, in sentences for a person
   */
  record NoDevice(String explanation) implements LendingState {}

  /** Ready, but there is no order. */
  record Waiting(DeviceInfo device) implements LendingState {}

  /** Works on an order. */
  record Lending(JobProgress job, DeviceInfo device) implements LendingState {}

  /**
   * Gives way: the worker is being stopped.
   *
   * @param why what it gives way to
   */
  record Pausing(JobProgress job, DeviceInfo device, Verdict why) implements LendingState {}

  /**
   * Something holds lending, or did until a moment ago.
   *
   * @param why {@link Verdict.Held} or {@link Verdict.Settling}
   * @param job the order that goes on afterwards
   */
  record Held(Verdict why, DeviceInfo device, Optional<JobProgress> job) implements LendingState {}

  /**
   * Something went wrong, and is tried again.
   *
   * @param sentence what, for a person
   * @param job the order it happened to
   * @param retry when
   */
  record Troubled(String sentence, DeviceInfo device, JobProgress job, Instant retry)
      implements LendingState {}

  /** Was closed. */
  record Stopped() implements LendingState {}
}
