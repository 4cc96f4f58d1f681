package io.spareframe.app.agent;

import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.settings.Settings;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.guard.LendingMode;
import io.spareframe.compute.guard.ModeWatcher;
import io.spareframe.compute.guard.UserPause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's say in when to lend: the pause button, and the lending hours. */
final class PauseDesk {

  private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

  private final SettingsFile settings;
  private final Guard guard;
  private final UserPause pause;
  private final ModeWatcher mode;
  private final InstantSource clock;

  PauseDesk(
      SettingsFile settings, Guard guard, UserPause pause, ModeWatcher mode, InstantSource clock) {
    this.settings = settings;
    this.guard = guard;
    this.pause = pause;
    this.mode = mode;
    this.clock = clock;
  }

  static Optional<UserPause.State> saved(Settings settings) {
    return Optional.ofNullable(settings.pause())
        .map(saved -> new UserPause.State(saved.since(), Optional.ofNullable(saved.until())));
  }

  static LendingMode mode(SettingsView settings) {
    return switch (settings.mode()) {
      case WHENEVER_NO_GAME_RUNS -> new LendingMode.WheneverPossible();
      case ON_SCHEDULE -> new LendingMode.Daily(settings.scheduleFrom(), settings.scheduleTo());
      case ONLY_BY_HAND -> new LendingMode.ByHand();
    };
  }

  /** Pauses first and saves then: a full disk must not keep the device busy. */
  void pause(@Nullable Duration howLong) throws Refusal, IOException {
    if (howLong != null && (!howLong.isPositive() || howLong.compareTo(LONGEST_PAUSE) > 0)) {
      throw new Refusal(Reason.INVALID, "A pause lasts from a moment to a year.");
    }
    Instant now = clock.instant();
    Instant until = howLong == null ? null : now.plus(howLong);
    pause.pause(new UserPause.State(now, Optional.ofNullable(until)));
    mode.startedByHand(false, now);
    settings.change(s -> s.withPause(new Settings.UserPause(now, until)));
  }

  void resume() throws IOException {
    settings.change(s -> s.withPause(null));
    pause.resume();
    mode.startedByHand(true, clock.instant());
    guard.resumeAtOnce();
  }

  void apply(SettingsView choices) {
    guard.settle(choices.settle());
    mode.mode(mode(choices), clock.instant());
  }
}
