package io.spareframe.app.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.app.settings.Settings;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.compute.guard.games.GameWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GameDeskTest {

  @TempDir Path folder;

  private SettingsFile settings;
  private GameDesk desk;

  @BeforeEach
  void open() throws IOException {
    settings = new SettingsFile(folder.resolve("settings.json"));
    desk = new GameDesk(settings, new GameWatcher(folder, List.of(), InstantSource.system()));
  }

  @Test
  void anAddedGameIsSavedAndCanBeRemoved() throws Exception {
    desk.add("/games/quake", "Quake");
    assertThat(new SettingsFile(folder.resolve("settings.json")).get().games())
        .containsExactly(new Settings.Game("/games/quake", "Quake"));
    desk.remove("own:/games/quake");
    assertThat(settings.get().games()).isEmpty();
  }

  @Test
  void theSameProgramIsNotAddedTwice() throws Exception {
    desk.add("/games/quake", "Quake");
    assertThatThrownBy(() -> desk.add("/games/quake", "Quake again"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("already");
  }

  @Test
  void emptyAndOverlongNamesAreRefusedWithTheLimit() {
    assertThatThrownBy(() -> desk.add(" ", "Quake")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> desk.add("quake", "x".repeat(101)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("100");
    assertThatThrownBy(() -> desk.remove("steam:620")).isInstanceOf(Refusal.class);
  }
}
