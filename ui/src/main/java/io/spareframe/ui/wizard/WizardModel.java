package io.spareframe.ui.wizard;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import io.spareframe.ui.settings.SettingsModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Where the wizard stands, what the machine has, and the summary at its end. */
public final class WizardModel {

  private static final int PRICE_DECIMALS = 6;

  private final Texts texts = Texts.of(WizardModel.class);
  private final Agent agent;
  private final SettingsModel settings;
  private final Formats formats;
  private final ReadOnlyObjectWrapper<WizardPage> page =
      new ReadOnlyObjectWrapper<>(WizardPage.WELCOME);
  private final ReadOnlyObjectWrapper<HardwareState> hardware =
      new ReadOnlyObjectWrapper<>(new HardwareState(true, "", List.of(), ""));
  private final ReadOnlyObjectWrapper<List<SummaryLine>> summary =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper walletMissing = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private boolean resumed;

  public WizardModel(Agent agent, SettingsModel settings, Formats formats) {
    this.agent = agent;
    this.settings = settings;
    this.formats = formats;
  }

  /**
   * A line of the summary.
   *
   * @param subject what was chosen
   * @param choice how
   */
  record SummaryLine(String subject, String choice) {}

  /** Takes over what the agent says; the first time, it goes on where it was left. */
  public void show(Snapshot snapshot) {
    if (!resumed) {
      resumed = true;
      page.set(WizardPage.of(snapshot.settings().wizardStep()));
    }
    hardware.set(words(snapshot.hardware()));
    walletMissing.set(snapshot.wallet().state() == WalletView.State.NONE);
    summary.set(summary(snapshot));
  }

  /** Goes one page on, or finishes after the last; stays where something typed is wrong. */
  public void next() {
    if (page.get() == WizardPage.POWER && !settings.saveTyped()) {
      return;
    }
    if (page.get() == WizardPage.SUMMARY) {
      settings.saveWizard(page.get().step(), true);
    } else {
      go(page.get().next());
    }
  }

  /** Goes one page back. */
  public void back() {
    go(page.get().previous());
  }

  /** Ends the wizard; what was chosen so far stays. */
  public void skip() {
    settings.saveWizard(page.get().step(), true);
  }

  /** Looks for devices again. */
  public void lookAgain() {
    agent.send(
        new Command.LookForDevices(),
        reply ->
            refusal.set(reply instanceof Reply.Refused(var _, String sentence) ? sentence : ""));
  }

  private void go(WizardPage to) {
    page.set(to);
    settings.saveWizard(to.step(), false);
  }

  private HardwareState words(HardwareView view) {
    List<String> machine = new ArrayList<>();
    if (view.cpu() != null) {
      machine.add(view.cpu());
    }
    if (view.memoryBytes() != null) {
      machine.add(texts.say("hardware.memory", formats.memory(view.memoryBytes())));
    }
    return new HardwareState(
        view.looking(),
        String.join(" · ", machine),
        view.devices().stream()
            .map(
                device ->
                    new HardwareState.DeviceLine(
                        device.name(),
                        texts.say(
                            "hardware.device",
                            device.engine(),
                            formats.memory(device.memoryBytes())),
                        device.graphics(),
                        device.lent()))
            .toList(),
        view.absence() == null || view.looking() ? "" : view.absence());
  }

  private List<SummaryLine> summary(Snapshot snapshot) {
    SettingsView chosen = snapshot.settings();
    String device =
        snapshot.hardware().devices().stream()
            .filter(HardwareView.Device::lent)
            .map(HardwareView.Device::name)
            .findFirst()
            .orElse(texts.say("summary.device.none"));
    String when =
        switch (chosen.mode()) {
          case WHENEVER_NO_GAME_RUNS -> texts.say("summary.whenever");
          case ON_SCHEDULE ->
              texts.say(
                  "summary.schedule",
                  formats.time(chosen.scheduleFrom()),
                  formats.time(chosen.scheduleTo()));
          case ONLY_BY_HAND -> texts.say("summary.by-hand");
        };
    String power =
        chosen.powerPriceMicroPerKwh() == 0
            ? texts.say("summary.power.none")
            : texts.say(
                "summary.power.set",
                formats.editable(
                    BigDecimal.valueOf(chosen.powerPriceMicroPerKwh(), PRICE_DECIMALS)
                        .stripTrailingZeros()),
                chosen.currency());
    return List.of(
        new SummaryLine(texts.say("summary.device"), device),
        new SummaryLine(
            texts.say("summary.games"), texts.say("summary.games.count", snapshot.games().size())),
        new SummaryLine(texts.say("summary.when"), when),
        new SummaryLine(texts.say("summary.power"), power),
        new SummaryLine(texts.say("summary.wallet"), walletWords(snapshot.wallet().address())),
        new SummaryLine(
            texts.say("summary.start"),
            chosen.startWithComputer()
                ? texts.say("summary.start.yes")
                : texts.say("summary.start.no")));
  }

  private String walletWords(@Nullable String address) {
    return address == null ? texts.say("summary.wallet.none") : address;
  }

  /** The page that is shown. */
  public ReadOnlyObjectProperty<WizardPage> page() {
    return page.getReadOnlyProperty();
  }

  /** What is in the machine. */
  ReadOnlyObjectProperty<HardwareState> hardware() {
    return hardware.getReadOnlyProperty();
  }

  /** What was chosen. */
  ReadOnlyObjectProperty<List<SummaryLine>> summary() {
    return summary.getReadOnlyProperty();
  }

  /** Whether there is no wallet yet. */
  ReadOnlyBooleanProperty walletMissing() {
    return walletMissing.getReadOnlyProperty();
  }

  /** Why the last command was refused; may be empty. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }
}
