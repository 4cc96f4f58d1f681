package io.spareframe.compute.engine;

import io.spareframe.compute.job.JobCursor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The slices handed to the device and not yet awaited. One waits behind the one that runs, so that
 * the device never does; launches too small to be cut wait in numbers, up to the answer time
 * together.
 */
final class SliceQueue {

  /**
   * The most slices in flight, however short they seem: a launch costs more than its device time.
   */
  private static final int MAX_SLICES = 256;

  /** More would be small because little is known yet, and larger ones are soon to come. */
  private static final int MAX_CUT_SLICES = 2;

  /** Estimates scatter; two slices meant to fill the answer time still count as fitting. */
  private static final double TOLERANCE = 1.1;

  /**
   * A slice that has ended.
   *
   * @param step what it was a part of
   * @param blocks how many it had
   * @param deviceTime how long the device took
   * @param after the cursor behind it
   */
  record Ended(LaunchStep step, int blocks, Duration deviceTime, JobCursor after) {}

  private record InFlight(
      LaunchStep step, int blocks, double estimatedNanos, SliceTicket ticket, JobCursor after) {}

  private final Session session;
  private final double answerNanos;
  private final Deque<InFlight> inFlight = new ArrayDeque<>();
  private int unmeasured;

  SliceQueue(Session session, SliceTarget target) {
    this.session = session;
    answerNanos =
        target.answerTime().map(time -> time.toNanos() * TOLERANCE).orElse(Double.MAX_VALUE);
  }

  boolean isEmpty() {
    return inFlight.isEmpty();
  }

  /**
   * Whether this slice can be enqueued and the device still answer in time.
   *
   * @param last whether its launch ends with it
   */
  boolean hasRoomFor(LaunchStep step, int blocks, boolean last) {
    if (inFlight.isEmpty()) {
      return true;
    }
    if (inFlight.size() >= (last ? MAX_SLICES : MAX_CUT_SLICES) || unmeasured > 0) {
      return false;
    }
    return queuedNanos() + step.sizer().estimateNanos(blocks) <= answerNanos;
  }

  /**
   * Hands a slice to the device.
   *
   * @param after the cursor behind the slice
   */
  void enqueue(
      LaunchStep step, long firstBlock, int blocks, List<Integer> counters, JobCursor after)
      throws EngineException {
    SliceTicket ticket = session.enqueue(step.slice(firstBlock, blocks, counters));
    double estimate = step.sizer().estimateNanos(blocks);
    inFlight.addLast(new InFlight(step, blocks, estimate, ticket, after));
    if (!step.sizer().measured()) {
      unmeasured++;
    }
  }

  /** Waits for the oldest slice in flight and learns from it. */
  Ended awaitOldest() throws EngineException {
    InFlight oldest = inFlight.removeFirst();
    Duration deviceTime = session.await(oldest.ticket());
    if (!oldest.step().sizer().measured()) {
      unmeasured--;
    }
    oldest.step().sizer().measured(oldest.blocks(), deviceTime.toNanos());
    return new Ended(oldest.step(), oldest.blocks(), deviceTime, oldest.after());
  }

  private double queuedNanos() {
    double nanos = 0;
    for (InFlight slice : inFlight) {
      nanos += slice.estimatedNanos();
    }
    return nanos;
  }
}
