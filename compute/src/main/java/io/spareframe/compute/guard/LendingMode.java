package io.spareframe.compute.guard;

import java.time.LocalTime;

/** When the user wants to lend at all. */
public sealed interface LendingMode {

  /** Always, but for the other holds. */
  record WheneverPossible() implements LendingMode {}

  /**
   * Every day in these hours of the user's clock.
   *
   * @param from the first moment
   * @param to the end; before {@code from} if it is on the next day
   */
  record Daily(LocalTime from, LocalTime to) implements LendingMode {

    /** Whether that time of day is inside. */
    public boolean contains(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }

  /** Only after the user started it, until the user pauses. */
  record ByHand() implements LendingMode {}
}
