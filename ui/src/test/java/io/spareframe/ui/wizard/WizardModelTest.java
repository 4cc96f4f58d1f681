package io.spareframe.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.settings.SettingsModel;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WizardModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final Formats formats =
      new Formats(Locale.UK, ZoneOffset.UTC, InstantSource.fixed(Samples.NOW));
  private final SettingsModel settings = new SettingsModel(agent, formats);
  private final WizardModel model = new WizardModel(agent, settings, formats);

  @Test
  void itGoesOnWhereItWasLeft() {
    show(Samples.with(Samples.fresh(), Samples.settings(false).withWizard(3, false)));
    assertThat(model.page().get()).isEqualTo(WizardPage.WHEN);
  }

  @Test
  void aStepThatThisVersionDoesNotHaveIsTheNearestOne() {
    show(Samples.with(Samples.fresh(), Samples.settings(false).withWizard(40, false)));
    assertThat(model.page().get()).isEqualTo(WizardPage.SUMMARY);
  }

  @Test
  void eachPageSavesItsPlace() {
    show(Samples.fresh());
    model.next();
    model.next();
    model.back();
    assertThat(agent.heard().stream().map(c -> ((Command.SaveSettings) c).settings().wizardStep()))
        .containsExactly(1, 2, 1);
  }

  @Test
  void newsDoNotTurnThePage() {
    show(Samples.fresh());
    model.next();
    show(Samples.fresh());
    assertThat(model.page().get()).isEqualTo(WizardPage.HARDWARE);
  }

  @Test
  void aWrongPowerPriceHoldsThePage() {
    show(Samples.with(Samples.fresh(), Samples.settings(false).withWizard(4, false)));
    settings.price().set("a lot");
    model.next();
    assertThat(model.page().get()).isEqualTo(WizardPage.POWER);
    settings.price().set("0.28");
    model.next();
    assertThat(model.page().get()).isEqualTo(WizardPage.WALLET);
  }

  @Test
  void skippingAndFinishingBothEndIt() {
    show(Samples.fresh());
    model.skip();
    assertThat(((Command.SaveSettings) agent.last()).settings().wizardDone()).isTrue();
    WizardModel other = new WizardModel(agent, settings, formats);
    other.show(Samples.with(Samples.fresh(), Samples.settings(false).withWizard(7, false)));
    settings.show(Samples.fresh());
    other.next();
    assertThat(((Command.SaveSettings) agent.last()).settings().wizardDone()).isTrue();
  }

  @Test
  void anAbsenceIsShownOnceTheSearchIsOver() {
    show(Samples.with(Samples.fresh(), new HardwareView(true, null, null, List.of(), "None.")));
    assertThat(model.hardware().get().absence()).isEmpty();
    assertThat(model.hardware().get().looking()).isTrue();
    show(Samples.with(Samples.fresh(), new HardwareView(false, null, null, List.of(), "None.")));
    assertThat(model.hardware().get().absence()).isEqualTo("None.");
    model.lookAgain();
    assertThat(agent.last()).isEqualTo(new Command.LookForDevices());
  }

  @Test
  void theSummaryRepeatsWhatWasChosen() {
    show(Samples.busy());
    assertThat(model.summary().get())
        .extracting(WizardModel.SummaryLine::choice)
        .containsExactly(
            "NVIDIA GeForce RTX 4070",
            "5 games, and programs you add",
            "Whenever no game runs",
            "0.31 EUR per kWh",
            Samples.ADDRESS,
            "No");
  }

  private void show(Snapshot snapshot) {
    settings.show(snapshot);
    model.show(snapshot);
  }
}
