package io.spareframe.compute.guard;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Why lending is held, in the words of the person it is held for. */
public sealed interface HoldReason {

  /** What is the case, to stand after "Paused: ". */
  String sentence();

  /** What ends it, as a sentence. */
  String endsWhen();

  /**
   * A game runs.
   *
   * @param name of the game
   */
  record GameRuns(String name) implements HoldReason {
    @Override
    public String sentence() {
      return name + " is running";
    }

    @Override
    public String endsWhen() {
      return "Resumes by itself when it ends.";
    }
  }

  /**
   * The user paused lending.
   *
   * @param until when that ends by itself; absent if the user ends it
   * @param zone of the user's clock
   */
  record PausedByUser(Optional<Instant> until, ZoneId zone) implements HoldReason {
    private static final DateTimeFormatter CLOCK =
        DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

    @Override
    public String sentence() {
      return until.map(end -> "by you until " + CLOCK.withZone(zone).format(end)).orElse("by you");
    }

    @Override
    public String endsWhen() {
      return until.isPresent()
          ? "Resumes by itself then, or when you press Resume."
          : "Resumes when you press Resume.";
    }
  }

  /**
   * It is outside the hours that the user chose.
   *
   * @param opens when they begin
   */
  record OutsideHours(LocalTime opens) implements HoldReason {
    @Override
    public String sentence() {
      return "outside your lending hours";
    }

    @Override
    public String endsWhen() {
      return "Resumes by itself at " + opens + ".";
    }
  }

  /** The user chose to start lending by hand and has not. */
  record NotStarted() implements HoldReason {
    @Override
    public String sentence() {
      return "waiting for you to start";
    }

    @Override
    public String endsWhen() {
      return "Press Resume to lend.";
    }
  }

  /**
   * A watcher cannot tell, so nobody can know that no game runs.
   *
   * @param watcher what it watches
   */
  record WatcherFailed(String watcher) implements HoldReason {
    @Override
    public String sentence() {
      return "the watch over " + watcher + " is not working";
    }

    @Override
    public String endsWhen() {
      return "It is being restarted; lending resumes when it works again.";
    }
  }
}
