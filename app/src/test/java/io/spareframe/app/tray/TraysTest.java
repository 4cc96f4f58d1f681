package io.spareframe.app.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no tray, nothing breaks and a sentence says so. */
class TraysTest {

  private static final TrayState STATE =
      new TrayState(TrayState.Kind.WAITING, "Waiting for a job", true);

  @TempDir private Path folder;

  private static Tray open(Map<String, String> environment) {
    return new Trays(environment, "Linux", Clock.systemUTC())
        .open(STATE, new RecordedActions(), () -> {});
  }

  @Test
  void aMachineWithoutADisplayHasNoTray() {
    try (Tray tray = open(Map.of())) {
      tray.show(STATE);
      assertThat(tray.absence()).contains(TrayAbsence.NO_DISPLAY);
    }
  }

  @Test
  void aBusThatDoesNotAnswerIsNoTray() {
    try (Tray tray =
        open(
            Map.of(
                "DBUS_SESSION_BUS_ADDRESS",
                "unix:path=" + folder.resolve("nobody"),
                "WAYLAND_DISPLAY",
                "wayland-0"))) {
      tray.show(STATE);
      assertThat(tray.absence()).contains(TrayAbsence.NO_TRAY);
    }
  }

  @Test
  void aBusAddressThatIsNonsenseIsNoTray() {
    try (Tray tray = open(Map.of("DBUS_SESSION_BUS_ADDRESS", "nonsense"))) {
      assertThat(tray.absence()).contains(TrayAbsence.NO_DISPLAY);
    }
  }

  @Test
  void theBusIsAlsoFoundAtItsUsualPlace() throws Exception {
    try (SessionBus bus = SessionBus.start(folder);
        TestPanel panel = new TestPanel(bus.address());
        Tray tray = open(Map.of("XDG_RUNTIME_DIR", folder.toString()))) {
      await().until(() -> tray.absence().isEmpty());
      assertThat(panel.icons()).hasSize(1);
    }
  }
}
