package io.spareframe.compute.guard;

import io.spareframe.compute.guard.LendingMode.Daily.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
      case LendingMode.Daily daily when windows(daily, now).anyMatch(w -> w.contains(now)) ->
          new Opinion.Clear();
      case LendingMode.Daily daily ->
          new Opinion.Hold(
              new HoldReason.OutsideHours(daily.from()), Urgency.WIND_DOWN, shut(daily, now));
      case LendingMode.ByHand() when startedByHand -> new Opinion.Clear();
      case LendingMode.ByHand() ->
          new Opinion.Hold(new HoldReason.NotStarted(), Urgency.WIND_DOWN, since);
    };
  }

  @Override
  public Optional<Instant> nextChange(Instant now) {
    return mode instanceof LendingMode.Daily daily
        ? windows(daily, now)
            .flatMap(window -> Stream.of(window.opens(), window.shuts()))
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** When the last window before now shut; that of the day before yesterday surely did. */
  private Instant shut(LendingMode.Daily daily, Instant now) {
    return windows(daily, now)
        .map(Window::shuts)
        .filter(shut -> !shut.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private Stream<Window> windows(LendingMode.Daily daily, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(-2, 1).mapToObj(days -> daily.on(today.plusDays(days), zone));
  }

  @Override
  public void close() {
    wake = () -> {};
  }
}
