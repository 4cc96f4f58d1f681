package io.spareframe.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.app.control.api.SettingsView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("settings.json");
  }

  @Test
  void whatWasChangedIsThereAfterAReopen() throws IOException {
    SettingsFile first = new SettingsFile(file());
    Settings changed =
        first.change(
            s ->
                s.withGames(List.of(new Settings.Game("/games/hades", "Hades II")))
                    .withPause(new Settings.UserPause(Instant.EPOCH, null))
                    .withChoices(s.choices().withWizard(4, false)));

    SettingsFile second = new SettingsFile(file());

    assertThat(second.get()).isEqualTo(changed);
    assertThat(second.notice()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatCannotBeUnderstoodIsKeptAsideAndTold() throws IOException {
    Files.writeString(file(), "{\"choices\": {\"mode\": \"NO_SUCH\"");

    SettingsFile settings = new SettingsFile(file());

    assertThat(settings.get()).isEqualTo(Settings.DEFAULTS);
    assertThat(settings.notice()).hasValueSatisfying(n -> assertThat(n).contains(".broken"));
    assertThat(folder.resolve("settings.json.broken")).exists();
  }

  @Test
  void aTemporaryFileLeftByAKillDoesNoHarm() throws IOException {
    new SettingsFile(file()).change(s -> s.withChoices(s.choices().withWizard(1, false)));
    Files.writeString(folder.resolve("settings.json.new"), "{\"cho");

    SettingsFile settings = new SettingsFile(file());
    settings.change(s -> s.withChoices(s.choices().withWizard(2, false)));

    assertThat(new SettingsFile(file()).get().choices().wizardStep()).isEqualTo(2);
  }

  @Test
  void aChangeThatCannotBeSavedDoesNotHappen() throws IOException {
    SettingsFile settings = new SettingsFile(file());
    Files.createDirectories(folder.resolve("settings.json.new/in the way"));

    assertThatThrownBy(() -> settings.change(s -> s.withChoices(s.choices().withWizard(2, false))))
        .isInstanceOf(IOException.class);
    assertThat(settings.get()).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void eachRuleNamesItsFieldAndLimit() {
    SettingsView good = Settings.DEFAULTS.choices();
    assertThat(SettingsRules.fault(good)).isEmpty();
    assertThat(
            SettingsRules.fault(
                new SettingsView(
                    good.mode(),
                    good.scheduleFrom(),
                    good.scheduleTo(),
                    good.settle(),
                    good.powerPriceMicroPerKwh(),
                    good.currency(),
                    2001,
                    false,
                    good.theme(),
                    0,
                    false,
                    false)))
        .hasValueSatisfying(s -> assertThat(s).contains("watts").contains("2000"));
    assertThat(
            SettingsRules.fault(
                new SettingsView(
                    good.mode(),
                    good.scheduleFrom(),
                    good.scheduleTo(),
                    good.settle(),
                    -1,
                    good.currency(),
                    0,
                    false,
                    good.theme(),
                    0,
                    false,
                    false)))
        .hasValueSatisfying(s -> assertThat(s).contains("power price"));
  }
}
