package io.spareframe.app.agent;

import io.spareframe.app.autostart.Autostart;
import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.app.settings.SettingsRules;
import java.io.IOException;
import java.util.Optional;

/** Saves what the user chose and acts on it. */
final class SettingsDesk {

  private final SettingsFile file;
  private final PauseDesk pauses;
  private final Autostart autostart;

  SettingsDesk(SettingsFile file, PauseDesk pauses, Autostart autostart) {
    this.file = file;
    this.pauses = pauses;
    this.autostart = autostart;
  }

  SettingsView view() {
    return file.get().choices();
  }

  void save(SettingsView choices) throws Refusal, IOException {
    Optional<String> fault = SettingsRules.fault(choices);
    if (fault.isPresent()) {
      throw new Refusal(Reason.INVALID, fault.get());
    }
    if (choices.startWithComputer() != view().startWithComputer()) {
      if (choices.startWithComputer()) {
        autostart.enable();
      } else {
        autostart.disable();
      }
    }
    pauses.apply(file.change(settings -> settings.withChoices(choices)).choices());
  }
}
