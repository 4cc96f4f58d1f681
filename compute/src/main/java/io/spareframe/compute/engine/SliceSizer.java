package io.spareframe.compute.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Learns how long a block of one launch step takes and says how many to run next. Two slices are in
 * flight at a time, so each gets half of the answer time.
 */
final class SliceSizer {

  /** A slice has at most this many times the blocks of the last one measured. */
  private static final int MAX_GROWTH = 4;

  /** The weight of a measurement slower than expected; a single disturbed slice shall not halve. */
  private static final double SLOWER_WEIGHT = 0.5;

  /** The weight of a measurement faster than expected: growth has its own limit already. */
  private static final double FASTER_WEIGHT = 0.75;

  /** A measurement counts as at most this many times the expected; more is mostly a hiccup. */
  private static final double MAX_SURPRISE = 4;

  private final double sliceNanos;
  private final boolean unlimited;
  private final int computeUnits;
  private double nanosPerBlock;
  private long lastBlocks;

  SliceSizer(SliceTarget target, int computeUnits) {
    Optional<Duration> answerTime = target.answerTime();
    unlimited = answerTime.isEmpty();
    sliceNanos = answerTime.map(time -> time.toNanos() / 2.0).orElse(Double.POSITIVE_INFINITY);
    this.computeUnits = Math.max(1, computeUnits);
  }

  /** Whether any slice of the step has been measured. */
  boolean measured() {
    return lastBlocks > 0;
  }

  /** The expected device time of one block; 0 before the first measurement. */
  double nanosPerBlock() {
    return nanosPerBlock;
  }

  /** The expected device time of so many blocks; before the first measurement a full slice's. */
  double estimateNanos(long blocks) {
    return measured() ? blocks * nanosPerBlock : Math.min(sliceNanos, Double.MAX_VALUE);
  }

  /**
   * How many of the remaining blocks to run next: one for each compute unit at first, then as many
   * as fit the time, in slices of equal size so that the last one is no remnant.
   *
   * @param remaining at least 1
   */
  int next(long remaining) {
    if (unlimited) {
      return clamp(remaining, remaining);
    }
    if (!measured()) {
      return clamp(computeUnits, remaining);
    }
    double fitting = nanosPerBlock > 0 ? sliceNanos / nanosPerBlock : Double.MAX_VALUE;
    double wanted = Math.min(fitting, (double) lastBlocks * MAX_GROWTH);
    long most = Math.max(computeUnits, roundDown((long) wanted));
    if (wanted < computeUnits) {
      most = Math.max(1, (long) wanted);
    }
    long slices = Math.ceilDiv(remaining, most);
    return clamp(Math.min(most, roundUp(Math.ceilDiv(remaining, slices))), remaining);
  }

  /** Learns from a slice that has ended. */
  void measured(int blocks, long nanos) {
    double measured = (double) nanos / blocks;
    if (!measured()) {
      nanosPerBlock = measured;
    } else {
      double credible = Math.min(measured, nanosPerBlock * MAX_SURPRISE);
      double weight = credible > nanosPerBlock ? SLOWER_WEIGHT : FASTER_WEIGHT;
      nanosPerBlock += weight * (credible - nanosPerBlock);
    }
    lastBlocks = blocks;
  }

  /** A multiple of the compute units keeps them all busy to the slice's end. */
  private long roundDown(long blocks) {
    return blocks - blocks % computeUnits;
  }

  private long roundUp(long blocks) {
    return Math.ceilDiv(blocks, computeUnits) * computeUnits;
  }

  private static int clamp(long blocks, long remaining) {
    return (int) Math.min(Math.min(blocks, remaining), Integer.MAX_VALUE);
  }
}
