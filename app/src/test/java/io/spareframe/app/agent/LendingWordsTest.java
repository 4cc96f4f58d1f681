package io.spareframe.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Opinion;
import io.spareframe.compute.guard.Urgency;
import io.spareframe.compute.guard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LendingWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static Verdict held(HoldReason reason) {
    return new Verdict.Held(List.of(new Opinion.Hold(reason, Urgency.YIELD_NOW, NOW)));
  }

  @Test
  void lendingSaysWhatHowFarAndHowLong() {
    LendingView view = LendingWords.lending("7", "bunny.obj", 431, Duration.ofSeconds(12), null);
    assertThat(view.headline()).isEqualTo("Lending: bunny.obj, 43 %, 12 s left");
    assertThat(view.canPause()).isTrue();
    assertThat(LendingWords.lending("7", "a", 5, Duration.ofMinutes(3), null).headline())
        .isEqualTo("Lending: a, 0 %, 3 min left");
    assertThat(LendingWords.lending("7", "a", 5, Duration.ofMinutes(125), null).headline())
        .isEqualTo("Lending: a, 0 %, 2 h 5 min left");
    assertThat(LendingWords.lending("7", "a", 5, null, null).headline())
        .isEqualTo("Lending: a, 0 %");
  }

  @Test
  void aPauseSaysWhyAndWhatEndsIt() {
    LendingView view =
        LendingWords.held(held(new HoldReason.GameRuns("Hades II")), NOW, "7", 431, null);
    assertThat(view.phase()).isEqualTo(Phase.PAUSED);
    assertThat(view.headline()).isEqualTo("Paused: Hades II is running");
    assertThat(view.detail()).isEqualTo("Resumes by itself when it ends.");
    assertThat(view.canPause()).isFalse();
  }

  @Test
  void settlingCountsDownAndNeverToNothing() {
    assertThat(LendingWords.held(new Verdict.Settling(NOW.plusMillis(4200)), NOW, null, 0, null))
        .extracting(LendingView::headline)
        .isEqualTo("Resuming in 5 s");
    assertThat(LendingWords.held(new Verdict.Settling(NOW), NOW, null, 0, null).headline())
        .isEqualTo("Resuming in 1 s");
  }
}
