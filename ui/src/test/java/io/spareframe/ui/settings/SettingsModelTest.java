package io.spareframe.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.SettingsView.LendingMode;
import io.spareframe.app.control.api.SettingsView.Theme;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final SettingsModel model =
      new SettingsModel(
          agent, new Formats(Locale.UK, ZoneOffset.UTC, InstantSource.fixed(Samples.NOW)));

  @BeforeEach
  void hearSettings() {
    model.show(Samples.busy());
  }

  @Test
  void whatTheAgentSaysIsShownAndNotSentBack() {
    assertThat(model.price().get()).isEqualTo("0.31");
    assertThat(model.watts().get()).isEqualTo("220");
    assertThat(model.mode().get()).isEqualTo(LendingMode.WHENEVER_NO_GAME_RUNS);
    assertThat(agent.heard()).isEmpty();
  }

  @Test
  void aChoiceIsSavedAtOnceWithAllTheRestAsItWas() {
    model.theme().set(Theme.DARK);
    SettingsView sent = lastSaved();
    assertThat(sent.theme()).isEqualTo(Theme.DARK);
    assertThat(sent.powerPriceMicroPerKwh()).isEqualTo(310_000);
    assertThat(sent.wizardDone()).isTrue();
  }

  @Test
  void twoChoicesInARowBothCount() {
    model.mode().set(LendingMode.ON_SCHEDULE);
    model.from().set(LocalTime.of(21, 30));
    assertThat(lastSaved().mode()).isEqualTo(LendingMode.ON_SCHEDULE);
    assertThat(lastSaved().scheduleFrom()).isEqualTo(LocalTime.of(21, 30));
    // The agent's first echo does not undo the second choice, which is still under way.
    agent.answer(new Reply.Done());
    model.show(Samples.with(Samples.busy(), saved(0)));
    assertThat(model.from().get()).isEqualTo(LocalTime.of(21, 30));
  }

  @Test
  void whatIsTypedIsSavedExactly() {
    model.price().set("0.305125");
    model.watts().set("");
    assertThat(model.saveTyped()).isTrue();
    assertThat(lastSaved().powerPriceMicroPerKwh()).isEqualTo(305_125);
    assertThat(lastSaved().lendingWatts()).isZero();
  }

  @Test
  void aPriceThatIsNoneIsNotSentAndSaysWhy() {
    model.price().set("cheap");
    assertThat(model.saveTyped()).isFalse();
    assertThat(model.priceError().get()).contains("between 0 and 1,000");
    assertThat(agent.heard()).isEmpty();
    model.price().set("1000.01");
    assertThat(model.saveTyped()).isFalse();
    model.price().set("0.3051234");
    assertThat(model.saveTyped()).isFalse();
    model.price().set("1000");
    assertThat(model.saveTyped()).isTrue();
    assertThat(model.priceError().get()).isEmpty();
  }

  @Test
  void wattsHaveALimitThatIsNamed() {
    model.watts().set("2001");
    assertThat(model.saveTyped()).isFalse();
    assertThat(model.wattsError().get()).contains("2,000");
    model.watts().set("-5");
    assertThat(model.saveTyped()).isFalse();
    model.watts().set("2000");
    assertThat(model.saveTyped()).isTrue();
  }

  @Test
  void typingIsNotDisturbedByOtherNews() {
    model.price().set("0.4");
    model.show(Samples.with(Samples.busy(), Samples.paused()));
    model.show(Samples.with(Samples.busy(), Samples.settings(true).withWizard(3, true)));
    assertThat(model.price().get()).isEqualTo("0.4");
  }

  @Test
  void aRefusedChangeGoesBackAndSaysWhy() {
    model.from().set(LocalTime.of(7, 0));
    agent.refuse("The lending hours must not end when they begin.");
    assertThat(model.from().get()).isEqualTo(LocalTime.of(22, 0));
    assertThat(model.refusal().get()).isEqualTo("The lending hours must not end when they begin.");
  }

  @Test
  void theWizardsPlaceIsSavedBesideTheSettings() {
    model.saveWizard(4, false);
    assertThat(lastSaved()).isEqualTo(Samples.settings(true).withWizard(4, false));
    model.saveClosingExplained();
    assertThat(lastSaved().closingExplained()).isTrue();
    assertThat(lastSaved().wizardStep()).isEqualTo(4);
  }

  private SettingsView lastSaved() {
    return saved(agent.heard().size() - 1);
  }

  private SettingsView saved(int index) {
    return ((Command.SaveSettings) agent.heard().get(index)).settings();
  }
}
