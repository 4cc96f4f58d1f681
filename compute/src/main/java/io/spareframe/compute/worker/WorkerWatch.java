package io.spareframe.compute.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * Knows what a worker is to do by when. Times are of {@link System#nanoTime}. It decides nothing
 * but: is something overdue? Callable from any thread.
 */
final class WorkerWatch {

  /** Something that took too long. */
  sealed interface Overdue {

    /** The worker is to be killed, and it is said why. */
    record Fault(WorkerOutcome.Cause cause, String sentence) implements Overdue {}

    /** The worker is to be killed because it does not give way. */
    record Pause() implements Overdue {}
  }

  private final WorkerLimits limits;
  private final long started;
  private boolean greeted;
  private boolean running;
  private long lastFrame;
  private long lastNews;
  private Optional<Duration> slice = Optional.empty();
  private Optional<Long> pauseRequested = Optional.empty();
  private Optional<Long> deviceIdle = Optional.empty();
  private Optional<Long> memoryFree = Optional.empty();

  WorkerWatch(WorkerLimits limits, long now) {
    this.limits = limits;
    started = now;
    lastFrame = now;
    lastNews = now;
  }

  /** A frame came. */
  synchronized void heard(WorkerFrame frame, long now) {
    lastFrame = now;
    greeted = true;
    switch (frame) {
      case WorkerFrame.Pong pong -> slice = pong.slice();
      case WorkerFrame.FirstSlice f -> {
        running = true;
        lastNews = now;
      }
      case WorkerFrame.DeviceIdle f -> deviceIdle = Optional.of(deviceIdle.orElse(now));
      case WorkerFrame.MemoryFree f -> memoryFree = Optional.of(memoryFree.orElse(now));
      default -> lastNews = now;
    }
  }

  /** The agent answered, so the worker no longer waits for it. */
  synchronized void answered(long now) {
    lastNews = now;
  }

  /**
   * A pause was requested.
   *
   * @return false if one was before
   */
  synchronized boolean requestPause(long now) {
    if (pauseRequested.isPresent()) {
      return false;
    }
    pauseRequested = Optional.of(now);
    return true;
  }

  /** How fast the worker gave way, once it is gone; absent if it was not asked to. */
  synchronized Optional<PauseTimings> pauseTimings(long gone, boolean forced) {
    return pauseRequested.map(
        requested ->
            new PauseTimings(
                Duration.ofNanos(deviceIdle.orElse(gone) - requested),
                Duration.ofNanos(memoryFree.orElse(gone) - requested),
                Duration.ofNanos(gone - requested),
                forced));
  }

  /** What is overdue now. */
  synchronized Optional<Overdue> overdue(long now) {
    if (pauseRequested.isPresent()) {
      boolean late =
          memoryFree.isPresent()
              ? now - memoryFree.get() >= limits.save().toNanos()
              : now - pauseRequested.get() >= limits.pause().toNanos();
      return late ? Optional.of(new Overdue.Pause()) : Optional.empty();
    }
    if (!greeted) {
      return fault(
          now - started,
          limits.start(),
          WorkerOutcome.Cause.NO_ANSWER,
          "The worker did not start within");
    }
    Optional<Overdue> silent =
        fault(
            now - lastFrame,
            limits.answer(),
            WorkerOutcome.Cause.NO_ANSWER,
            "The worker did not answer for");
    if (silent.isPresent()) {
      return silent;
    }
    if (slice.isPresent() && slice.get().compareTo(limits.slice()) >= 0) {
      return fault(
          slice.get().toNanos(),
          limits.slice(),
          WorkerOutcome.Cause.ENDLESS_WORK,
          "A kernel of the job did not end within");
    }
    return running
        ? fault(
            now - lastNews,
            limits.standstill(),
            WorkerOutcome.Cause.NO_ANSWER,
            "The job stood still for")
        : fault(
            now - started,
            limits.prepare(),
            WorkerOutcome.Cause.ENDLESS_WORK,
            "The job did not compile and start within");
  }

  private static Optional<Overdue> fault(
      long passedNanos, Duration limit, WorkerOutcome.Cause cause, String sentence) {
    return passedNanos >= limit.toNanos()
        ? Optional.of(new Overdue.Fault(cause, sentence + " " + inWords(limit) + "."))
        : Optional.empty();
  }

  private static String inWords(Duration limit) {
    return limit.toMillis() < 1000 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
  }

  /** How long until something can become overdue that is urgent; absent if nothing is. */
  synchronized Optional<Duration> untilUrgent(long now) {
    return pauseRequested.map(
        requested -> {
          long due =
              memoryFree.isPresent()
                  ? memoryFree.get() + limits.save().toNanos()
                  : requested + limits.pause().toNanos();
          return Duration.ofNanos(Math.max(0, due - now));
        });
  }
}
