package io.spareframe.compute.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration SETTLE = Duration.ofSeconds(20);

  private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final Switch game = new Switch(true);
  private final Switch comfort = new Switch(false);
  private final UserPause pause = new UserPause(Optional.empty(), BERLIN);
  private final ModeWatcher mode = new ModeWatcher(new LendingMode.WheneverPossible(), BERLIN, now);
  private final List<Verdict> heard = new ArrayList<>();
  private final Guard guard = new Guard(List.of(game, comfort, pause, mode), SETTLE, () -> now);

  /** A watcher that the test sets. */
  private static final class Switch implements Watcher {
    private final boolean safety;
    private volatile Opinion opinion = new Opinion.Clear();
    private volatile boolean broken;
    private volatile boolean faulty;
    private volatile int starts;
    private volatile Runnable onStart = () -> {};
    private Runnable wake = () -> {};

    Switch(boolean safety) {
      this.safety = safety;
    }

    void set(Opinion other) {
      opinion = other;
      wake.run();
    }

    @Override
    public String name() {
      return "a switch";
    }

    @Override
    public boolean safety() {
      return safety;
    }

    @Override
    public void start(Runnable wakeGuard) {
      synchronized (this) {
        starts++;
      }
      wake = wakeGuard;
      onStart.run();
    }

    @Override
    public Opinion opinion(Instant at) throws WatcherException {
      if (broken) {
        throw new WatcherException("it is broken");
      }
      if (faulty) {
        throw new IllegalStateException("it has a fault");
      }
      return opinion;
    }

    @Override
    public void close() {}
  }

  private void start() {
    guard.start();
    guard.onChange(heard::add);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    guard.recompute();
  }

  private Opinion.Hold playing(String name) {
    return new Opinion.Hold(new HoldReason.GameRuns(name), Urgency.YIELD_NOW, now);
  }

  @AfterEach
  void close() {
    guard.close();
  }

  @Test
  void lendingMayBeginAtOnceWhenNothingHolds() {
    start();
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void aGameHoldsAtOnceAndLendingComesBackAfterTheSettlingTime() {
    start();
    game.set(playing("Hades II"));
    assertThat(guard.verdict())
        .isInstanceOfSatisfying(
            Verdict.Held.class,
            held ->
                assertThat(held.strongest().reason().sentence()).isEqualTo("Hades II is running"));

    game.set(new Opinion.Clear());
    assertThat(guard.verdict()).isEqualTo(new Verdict.Settling(now.plus(SETTLE)));
    pass(SETTLE.minusMillis(1));
    assertThat(guard.verdict()).isInstanceOf(Verdict.Settling.class);
    pass(Duration.ofMillis(1));
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void tenSwitchesInAMinuteCauseOnePause() {
    start();
    for (int i = 0; i < 10; i++) {
      game.set(playing("Hades II"));
      pass(Duration.ofSeconds(3));
      game.set(new Opinion.Clear());
      pass(Duration.ofSeconds(3));
    }
    assertThat(heard).doesNotContain(new Verdict.MayLend());
    pass(SETTLE);
    assertThat(heard).containsOnlyOnce(new Verdict.MayLend());
  }

  @Test
  void theUserNeedNotWaitAfterResuming() {
    start();
    pause.pause(new UserPause.State(now, Optional.empty()));
    assertThat(guard.verdict()).isInstanceOf(Verdict.Held.class);
    pause.resume();
    guard.resumeAtOnce();
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void resumingDoesNotOverruleAGame() {
    start();
    game.set(playing("Hades II"));
    guard.resumeAtOnce();
    assertThat(guard.verdict()).isInstanceOf(Verdict.Held.class);
  }

  @Test
  void aTimedPauseEndsByItself() {
    start();
    pause.pause(new UserPause.State(now, Optional.of(now.plusSeconds(3600))));
    pass(Duration.ofSeconds(3599));
    assertThat(guard.verdict()).isInstanceOf(Verdict.Held.class);
    pass(Duration.ofSeconds(1));
    pass(SETTLE);
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void theMostUrgentReasonIsTold() {
    start();
    mode.mode(new LendingMode.Daily(LocalTime.of(22, 0), LocalTime.of(7, 0)), now);
    pass(Duration.ofSeconds(1));
    game.set(playing("Hades II"));
    assertThat(guard.verdict())
        .isInstanceOfSatisfying(
            Verdict.Held.class,
            held -> {
              assertThat(held.holds()).hasSize(2);
              assertThat(held.strongest().urgency()).isEqualTo(Urgency.YIELD_NOW);
            });
  }

  @Test
  void aSafetyWatcherThatCannotTellHoldsAndIsRestarted() {
    start();
    game.broken = true;
    pass(Duration.ZERO);
    assertThat(guard.verdict())
        .isInstanceOfSatisfying(
            Verdict.Held.class,
            held -> assertThat(held.strongest().reason().sentence()).contains("a switch"));
    pass(Duration.ofSeconds(6));
    await().until(() -> game.starts == 2);

    game.broken = false;
    pass(SETTLE);
    pass(SETTLE);
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void anotherWatcherThatCannotTellDoesNotHold() {
    comfort.broken = true;
    start();
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void theHoursCrossMidnight() {
    mode.mode(new LendingMode.Daily(LocalTime.of(22, 0), LocalTime.of(7, 0)), now);
    assertThat(at("2026-11-23T20:59:59Z")).isInstanceOf(Opinion.Hold.class);
    assertThat(at("2026-11-23T21:00:00Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-11-24T05:59:59Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-11-24T06:00:00Z")).isInstanceOf(Opinion.Hold.class);
  }

  @Test
  void theHoursFollowTheClockThroughTheChangeToWinterTime() {
    mode.mode(new LendingMode.Daily(LocalTime.of(1, 0), LocalTime.of(4, 0)), now);
    // On 25 October 2026 the clock in Berlin goes from 3:00 back to 2:00 at 01:00 UTC.
    assertThat(at("2026-10-24T23:00:00Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-10-25T02:59:59Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-10-25T03:00:00Z")).isInstanceOf(Opinion.Hold.class);
    assertThat(mode.nextChange(Instant.parse("2026-10-24T23:30:00Z")))
        .contains(Instant.parse("2026-10-25T03:00:00Z"));
  }

  @Test
  void theHoursEndOnceInTheHourThatTheClockShowsTwice() {
    mode.mode(new LendingMode.Daily(LocalTime.of(22, 0), LocalTime.of(2, 30)), now);
    assertThat(at("2026-10-25T00:29:59Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-10-25T00:30:00Z")).isInstanceOf(Opinion.Hold.class);
    // 2:15 again.
    assertThat(at("2026-10-25T01:15:00Z")).isInstanceOf(Opinion.Hold.class);
  }

  @Test
  void hoursThatBeginInTheHourThatTheClockSkipsBeginWithTheSkip() {
    mode.mode(new LendingMode.Daily(LocalTime.of(2, 30), LocalTime.of(6, 0)), now);
    // On 28 March 2027 the clock in Berlin goes from 2:00 to 3:00 at 01:00 UTC.
    assertThat(at("2027-03-28T00:59:59Z")).isInstanceOf(Opinion.Hold.class);
    assertThat(at("2027-03-28T01:00:00Z")).isEqualTo(new Opinion.Clear());
  }

  @Test
  void theHoldOutsideTheHoursIsTheSameFromEndToBegin() {
    mode.mode(new LendingMode.Daily(LocalTime.of(22, 0), LocalTime.of(7, 0)), now);
    assertThat(at("2026-11-23T06:00:00Z")).isEqualTo(at("2026-11-23T20:59:59Z"));
  }

  @Test
  void hoursFromATimeToTheSameTimeAreTheWholeDay() {
    mode.mode(new LendingMode.Daily(LocalTime.of(7, 0), LocalTime.of(7, 0)), now);
    assertThat(at("2026-11-23T05:59:59Z")).isEqualTo(new Opinion.Clear());
    assertThat(at("2026-11-23T06:00:00Z")).isEqualTo(new Opinion.Clear());
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeTheWaitLonger() {
    start();
    game.set(playing("Hades II"));
    game.set(new Opinion.Clear());
    now = now.minus(Duration.ofHours(3));
    guard.recompute();
    pass(SETTLE);
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void aResumeWhileAGameRunsIsNotKeptForLater() {
    start();
    game.set(playing("Hades II"));
    guard.resumeAtOnce();
    game.set(new Opinion.Clear());
    assertThat(guard.verdict()).isInstanceOf(Verdict.Settling.class);
    assertThat(heard).hasSize(2);
  }

  @Test
  void aWatcherWithAFaultHoldsAndTheGuardGoesOn() {
    start();
    game.faulty = true;
    pass(Duration.ZERO);
    assertThat(guard.verdict()).isInstanceOf(Verdict.Held.class);
    Verdict first = guard.verdict();
    pass(Duration.ofSeconds(6));
    await().until(() -> game.starts == 2);
    pass(Duration.ofSeconds(6));
    assertThat(guard.verdict()).as("one hold, not one for each restart").isEqualTo(first);
    game.faulty = false;
    pass(SETTLE);
    pass(SETTLE);
    assertThat(guard.verdict()).isEqualTo(new Verdict.MayLend());
  }

  @Test
  void aWatcherWhoseRestartHangsDoesNotKeepTheGuard() throws InterruptedException {
    start();
    CountDownLatch hang = new CountDownLatch(1);
    game.onStart =
        () -> {
          try {
            hang.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    game.broken = true;
    pass(Duration.ZERO);
    pass(Duration.ofSeconds(6));
    await().until(() -> game.starts == 2);
    pause.pause(new UserPause.State(now, Optional.empty()));
    assertThat(guard.verdict())
        .isInstanceOfSatisfying(Verdict.Held.class, held -> assertThat(held.holds()).hasSize(2));
    hang.countDown();
  }

  @Test
  void aListenerWithAFaultDoesNotKeepTheVerdictFromOthers() {
    guard.onChange(
        verdict -> {
          throw new IllegalStateException("on purpose");
        });
    start();
    game.set(playing("Hades II"));
    assertThat(heard).hasSize(1);
    assertThat(guard.verdict()).isInstanceOf(Verdict.Held.class);
  }

  @Test
  void theVerdictIsHeardOnTheThreadThatSawTheGame() throws InterruptedException {
    start();
    List<Thread> threads = new ArrayList<>();
    guard.onChange(verdict -> threads.add(Thread.currentThread()));
    Thread seeing = Thread.ofPlatform().start(() -> game.set(playing("Hades II")));
    seeing.join();
    assertThat(threads).containsExactly(seeing);
  }

  private Opinion at(String instant) {
    return mode.opinion(Instant.parse(instant));
  }

  @Test
  void byHandLendsOnlyBetweenStartAndStop() {
    mode.mode(new LendingMode.ByHand(), now);
    assertThat(mode.opinion(now)).isInstanceOf(Opinion.Hold.class);
    mode.startedByHand(true, now);
    assertThat(mode.opinion(now)).isEqualTo(new Opinion.Clear());
    mode.startedByHand(false, now);
    assertThat(mode.opinion(now)).isInstanceOf(Opinion.Hold.class);
  }

  @Test
  void theLogExplainsWhatHappened() {
    start();
    game.set(playing("Hades II"));
    game.set(new Opinion.Clear());
    assertThat(guard.log())
        .extracting(entry -> entry.verdict().getClass().getSimpleName())
        .containsExactly("MayLend", "Held", "Settling");
  }
}
