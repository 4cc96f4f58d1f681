package io.spareframe.compute.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Holds outside the times that the user chose. Any thread. */
public final class ModeWatcher implements Watcher {

  private final ZoneId zone;
  private volatile LendingMode mode;
  private volatile boolean startedByHand;
  private volatile Instant since;
  private volatile Runnable wake = () -> {};

  /**
   * @param mode what the user chose
   * @param zone of the user's clock
   * @param now when this program started
   */
  public ModeWatcher(LendingMode mode, ZoneId zone, Instant now) {
    this.mode = mode;
    this.zone = zone;
    this.since = now;
  }

  /** Changes what the user chose. */
  public void mode(LendingMode chosen, Instant now) {
    if (!chosen.equals(mode)) {
      mode = chosen;
      since = now;
      wake.run();
    }
  }

  /** The user starts or ends lending by hand; in other modes it makes no difference. */
  public void startedByHand(boolean started, Instant now) {
    startedByHand = started;
    since = now;
    wake.run();
  }

  @Override
  public String name() {
    return "your lending hours";
  }

  @Override
  public boolean safety() {
    return false;
  }

  @Override
  public void start(Runnable wakeGuard) {
    wake = wakeGuard;
  }

  @Override
  public Opinion opinion(Instant now) {
    return switch (mode) {
      case LendingMode.WheneverPossible() -> new Opinion.Clear();
      case LendingMode.Daily daily when daily.contains(now.atZone(zone).toLocalTime()) ->
          new Opinion.Clear();
      case LendingMode.Daily daily ->
          new Opinion.Hold(
              new HoldReason.OutsideHours(daily.from()), Urgency.WIND_DOWN, last(daily.to(), now));
      case LendingMode.ByHand() when startedByHand -> new Opinion.Clear();
      case LendingMode.ByHand() ->
          new Opinion.Hold(new HoldReason.NotStarted(), Urgency.WIND_DOWN, since);
    };
  }

  @Override
  public Optional<Instant> nextChange(Instant now) {
    if (!(mode instanceof LendingMode.Daily(LocalTime from, LocalTime to))) {
      return Optional.empty();
    }
    Instant opens = next(from, now);
    Instant shuts = next(to, now);
    return Optional.of(opens.isBefore(shuts) ? opens : shuts);
  }

  private Instant next(LocalTime time, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant candidate = ZonedDateTime.of(today, time, zone).toInstant();
    return candidate.isAfter(now)
        ? candidate
        : ZonedDateTime.of(today.plusDays(1), time, zone).toInstant();
  }

  private Instant last(LocalTime time, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant candidate = ZonedDateTime.of(today, time, zone).toInstant();
    return candidate.isAfter(now)
        ? ZonedDateTime.of(today.minusDays(1), time, zone).toInstant()
        : candidate;
  }

  @Override
  public void close() {
    wake = () -> {};
  }
}
