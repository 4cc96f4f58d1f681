package io.spareframe.compute.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

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

    /**
     * A stretch of time.
     *
     * @param opens its first moment
     * @param shuts the first moment after it
     */
    public record Window(Instant opens, Instant shuts) {

      /** Whether the moment is inside. */
      public boolean contains(Instant moment) {
        return !moment.isBefore(opens) && moment.isBefore(shuts);
      }
    }

    /**
     * The window that opens on a day. A time that the day's clock shows twice counts the first
     * time; one that it skips is the moment of the skip. So a window opens and shuts once.
     */
    public Window on(LocalDate day, ZoneId zone) {
      return new Window(
          moment(day.atTime(from), zone),
          moment(from.isBefore(to) ? day.atTime(to) : day.plusDays(1).atTime(to), zone));
    }

    private static Instant moment(LocalDateTime time, ZoneId zone) {
      ZoneOffsetTransition change = zone.getRules().getTransition(time);
      return change != null && change.isGap()
          ? change.getInstant()
          : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
  }

  /** Only after the user started it, until the user pauses. */
  record ByHand() implements LendingMode {}
}
