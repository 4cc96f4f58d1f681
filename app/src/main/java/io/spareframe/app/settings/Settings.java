package io.spareframe.app.settings;

import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.SettingsView.LendingMode;
import io.spareframe.app.control.api.SettingsView.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that outlives the agent and is neither money nor work.
 *
 * @param choices what the settings screen and the wizard show
 * @param games the programs that the user added
 * @param pause the pause that the user asked for; null if none
 */
public record Settings(SettingsView choices, List<Game> games, @Nullable UserPause pause) {

  /** The most programs that a user can add. */
  public static final int MAX_GAMES = 500;

  /** What a fresh machine starts with. */
  public static final Settings DEFAULTS =
      new Settings(
          new SettingsView(
              LendingMode.WHENEVER_NO_GAME_RUNS,
              LocalTime.of(22, 0),
              LocalTime.of(7, 0),
              Duration.ofSeconds(5),
              0,
              "EUR",
              0,
              false,
              Theme.SYSTEM,
              0,
              false,
              false),
          List.of(),
          null);

  public Settings {
    games = List.copyOf(games);
  }

  /**
   * A program that the user added.
   *
   * @param program its path or its file name
   * @param name for people
   */
  public record Game(String program, String name) {}

  /**
   * A pause that the user asked for.
   *
   * @param since when
   * @param until when it ends by itself; null if the user ends it
   */
  public record UserPause(Instant since, @Nullable Instant until) {}

  /** The same with other choices. */
  public Settings withChoices(SettingsView others) {
    return new Settings(others, games, pause);
  }

  /** The same with other programs. */
  public Settings withGames(List<Game> others) {
    return new Settings(choices, others, pause);
  }

  /** The same with another pause. */
  public Settings withPause(@Nullable UserPause other) {
    return new Settings(choices, games, other);
  }
}
