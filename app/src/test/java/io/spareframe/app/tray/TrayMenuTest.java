package io.spareframe.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.tray.TrayMenu.Item;
import io.spareframe.app.tray.TrayMenu.Label;
import io.spareframe.app.tray.TrayMenu.Separator;
import io.spareframe.app.tray.TrayMenu.Submenu;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrayMenuTest {

  private static final TrayState LENDING =
      new TrayState(TrayState.Kind.LENDING, "Lending: bunny.obj, 43 %, 12 s left", true);
  private static final TrayState PAUSED =
      new TrayState(TrayState.Kind.PAUSED, "Paused: Hades II is running", false);

  @Test
  void whileLendingTheMenuOffersThreeWaysToPause() {
    assertThat(texts(TrayMenu.of(LENDING)))
        .containsExactly(
            "Lending: bunny.obj, 43 %, 12 s left",
            "---",
            "Pause",
            "For an hour",
            "Until tomorrow morning",
            "Until I resume",
            "---",
            "Open Spareframe",
            "Quit");
  }

  @Test
  void whilePausedTheMenuOffersToResume() {
    assertThat(texts(TrayMenu.of(PAUSED)))
        .containsExactly(
            "Paused: Hades II is running", "---", "Resume", "---", "Open Spareframe", "Quit");
  }

  @Test
  void noIdMeansTwoThingsInAnyTwoStates() {
    for (TrayMenu menu : List.of(TrayMenu.of(LENDING), TrayMenu.of(PAUSED))) {
      assertThat(menu.all().map(TrayMenu.Entry::id)).doesNotHaveDuplicates().allMatch(id -> id > 0);
    }
    assertThat(TrayMenu.of(PAUSED).entry(3)).isEmpty();
    assertThat(TrayMenu.of(LENDING).entry(7)).isEmpty();
  }

  @Test
  void anotherSentenceIsTheSameShapeAndAnotherOfferIsNot() {
    TrayState later = new TrayState(TrayState.Kind.LENDING, "Lending: bunny.obj, 44 %", true);
    assertThat(TrayMenu.of(LENDING).sameShape(TrayMenu.of(later))).isTrue();
    assertThat(TrayMenu.of(LENDING).sameShape(TrayMenu.of(PAUSED))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyPhaseHasAnIconAndItsHeadline(Phase phase) {
    LendingView view = new LendingView(phase, "headline", "", null, 0, null, null);
    TrayState state = TrayState.of(view);
    assertThat(state.sentence()).isEqualTo("headline");
    assertThat(state.canPause()).isEqualTo(view.canPause());
    assertThat(state.kind() == TrayState.Kind.PROBLEM).isEqualTo(phase == Phase.NO_DEVICE);
    assertThat(state.kind() == TrayState.Kind.LENDING).isEqualTo(phase == Phase.LENDING);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:00+01:00[Europe/Berlin], PT10H",
    "2026-11-24T02:30+01:00[Europe/Berlin], PT3H30M",
    "2026-11-24T06:00+01:00[Europe/Berlin], PT24H",
    // The clocks go back that night, so it is an hour longer.
    "2026-10-24T20:00+02:00[Europe/Berlin], PT11H",
  })
  void aPauseUntilTomorrowEndsAtSixOnTheUsersClock(ZonedDateTime now, Duration expected) {
    assertThat(TrayChoice.untilMorning(now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void everyChoiceReachesItsAction(TrayChoice choice) {
    RecordedActions actions = new RecordedActions();
    choice.perform(actions, ZonedDateTime.parse("2026-11-23T20:00Z"));
    assertThat(actions.calls())
        .containsExactly(
            switch (choice) {
              case PAUSE_FOR_AN_HOUR -> "pause PT1H";
              case PAUSE_UNTIL_TOMORROW -> "pause PT10H";
              case PAUSE -> "pause null";
              case RESUME -> "resume";
              case OPEN_WINDOW -> "open";
              case QUIT -> "quit";
            });
  }

  @ParameterizedTest
  @CsvSource({"16", "22", "24", "32", "48", "64"})
  void iconsOfDifferentStatesDifferInManyPixelsBeyondTheirColour(int pixels) {
    List<boolean[]> signs =
        Arrays.stream(TrayState.Kind.values())
            .map(kind -> whitePixels(StateIcon.draw(kind, pixels)))
            .toList();
    for (boolean[] one : signs) {
      for (boolean[] other : signs) {
        int different = 0;
        for (int i = 0; i < one.length; i++) {
          different += one[i] != other[i] ? 1 : 0;
        }
        assertThat(different).matches(count -> one == other || count > pixels * pixels / 25);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIconsSignHasNoBlurredEdges(TrayState.Kind kind) {
    int pixels = 16;
    int[] image = StateIcon.draw(kind, pixels);
    int background = image[pixels / 2];
    long blurred =
        Arrays.stream(image)
            .filter(pixel -> pixel >>> 24 == 0xFF)
            .filter(pixel -> pixel != background && pixel != 0xFFFFFFFF)
            .count();
    assertThat(blurred).as("pixels that are neither tile nor sign").isLessThanOrEqualTo(4);
  }

  private static boolean[] whitePixels(int[] image) {
    boolean[] white = new boolean[image.length];
    for (int i = 0; i < image.length; i++) {
      white[i] = image[i] == 0xFFFFFFFF;
    }
    return white;
  }

  private static List<String> texts(TrayMenu menu) {
    return menu.all()
        .map(
            entry ->
                switch (entry) {
                  case Label label -> label.text();
                  case Separator _ -> "---";
                  case Item item -> item.text();
                  case Submenu submenu -> submenu.text();
                })
        .toList();
  }
}
