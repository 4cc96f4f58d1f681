package io.spareframe.app.agent;

import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.control.api.YieldView;
import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the machine does, in the words that window, tray and terminal show. */
final class LendingWords {

  private LendingWords() {}

  static LendingView starting() {
    return view(Phase.STARTING, "Starting", "Looking for what can be lent.", null, 0, null, null);
  }

  static LendingView noDevice(String absence) {
    return view(Phase.NO_DEVICE, "Nothing to lend", absence, null, 0, null, null);
  }

  static LendingView waiting(@Nullable YieldView last) {
    return view(
        Phase.WAITING,
        "Ready to lend",
        "No job is waiting. Lending starts by itself when one comes.",
        null,
        0,
        null,
        last);
  }

  static LendingView troubled(
      String sentence, String jobId, int permille, @Nullable YieldView last) {
    return view(
        Phase.PAUSED,
        "Paused: something went wrong",
        sentence + " It is tried again by itself.",
        jobId,
        permille,
        null,
        last);
  }

  static LendingView lending(
      String jobId, String name, int permille, @Nullable Duration left, @Nullable YieldView last) {
    String headline =
        "Lending: " + name + ", " + permille / 10 + " %" + (left == null ? "" : ", " + left(left));
    return view(
        Phase.LENDING,
        headline,
        "Pauses by itself when a game starts.",
        jobId,
        permille,
        left == null ? null : left.toSeconds(),
        last);
  }

  static LendingView pausing(
      Verdict verdict, @Nullable String jobId, int permille, @Nullable YieldView last) {
    String why =
        verdict instanceof Verdict.Held held ? ": " + held.strongest().reason().sentence() : "";
    return view(Phase.PAUSING, "Pausing" + why, "", jobId, permille, null, last);
  }

  static LendingView held(
      Verdict verdict,
      Instant now,
      @Nullable String jobId,
      int permille,
      @Nullable YieldView last) {
    return switch (verdict) {
      case Verdict.Held held -> {
        HoldReason reason = held.strongest().reason();
        yield view(
            Phase.PAUSED,
            "Paused: " + reason.sentence(),
            reason.endsWhen(),
            jobId,
            permille,
            null,
            last);
      }
      case Verdict.Settling(Instant until) ->
          view(
              Phase.PAUSED,
              "Resuming in " + Math.max(1, Duration.between(now, until).toSeconds() + 1) + " s",
              "Nothing holds lending any more. Press Resume to skip the wait.",
              jobId,
              permille,
              null,
              last);
      case Verdict.MayLend() -> waiting(last);
    };
  }

  /** As people say it: "12 s left", "3 min left", "2 h 5 min left". */
  private static String left(Duration left) {
    if (left.compareTo(Duration.ofMinutes(2)) < 0) {
      return Math.max(1, left.toSeconds()) + " s left";
    }
    if (left.compareTo(Duration.ofHours(2)) < 0) {
      return left.toMinutes() + " min left";
    }
    return String.format(Locale.ROOT, "%d h %d min left", left.toHours(), left.toMinutesPart());
  }

  private static LendingView view(
      Phase phase,
      String headline,
      String detail,
      @Nullable String jobId,
      int permille,
      @Nullable Long secondsLeft,
      @Nullable YieldView last) {
    return new LendingView(phase, headline, detail, jobId, permille, secondsLeft, last);
  }
}
