package io.spareframe.app.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.app.tray.statusnotifier.MenuProtocol;
import io.spareframe.app.tray.statusnotifier.StatusNotifierItem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real bus, with a panel as desktops have it. */
class StatusNotifierTrayTest {

  private static final TrayState LENDING =
      new TrayState(TrayState.Kind.LENDING, "Lending: my_<b>job</b>, 43 %", true);
  private static final TrayState LATER =
      new TrayState(TrayState.Kind.LENDING, "Lending: my_<b>job</b>, 44 %", true);
  private static final TrayState PAUSED =
      new TrayState(TrayState.Kind.PAUSED, "Paused: Hades II is running", false);

  @TempDir private Path folder;
  private SessionBus bus;
  private final RecordedActions actions = new RecordedActions();
  private final AtomicInteger absenceChanges = new AtomicInteger();

  @BeforeEach
  void startBus() throws Exception {
    bus = SessionBus.start(folder);
  }

  @AfterEach
  void stopBus() throws Exception {
    bus.close();
  }

  private Tray tray(TrayState first) {
    return new Trays(
            Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address(), "WAYLAND_DISPLAY", "wayland-0"),
            "Linux",
            Clock.systemUTC())
        .open(first, actions, absenceChanges::incrementAndGet);
  }

  private static void awaitShown(Tray tray) {
    await().until(() -> tray.absence().isEmpty());
  }

  @Test
  void thePanelGetsAnIconWithPixelsATooltipAndAMenu() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      String owner = panel.icons().getFirst();
      String item =
          bus.call(
              owner,
              StatusNotifierItem.PATH,
              "org.freedesktop.DBus.Properties.GetAll",
              "string:" + StatusNotifierItem.NAME);
      assertThat(item)
          .contains("string \"spareframe\"", "string \"Active\"", "object path \"/MenuBar\"")
          .contains("int32 16", "int32 22", "int32 64")
          .as("markup in a stranger's job name is only text")
          .contains("Lending: my_&lt;b&gt;job&lt;/b&gt;, 43 %");
      String menu =
          bus.call(
              owner,
              MenuProtocol.PATH,
              MenuProtocol.NAME + ".GetLayout",
              "int32:0",
              "int32:-1",
              "array:string:");
      assertThat(menu)
          .as("an underscore is only text")
          .contains("Lending: my__<b>job</b>, 43 %")
          .contains("string \"submenu\"", "string \"separator\"", "For an hour", "Quit");
      assertThat(
              bus.call(owner, MenuProtocol.PATH, "org.freedesktop.DBus.Introspectable.Introspect"))
          .contains("com.canonical.dbusmenu", "(ia{sv}av)", "AboutToShowGroup");
      assertThat(
              bus.call(
                  owner, StatusNotifierItem.PATH, "org.freedesktop.DBus.Introspectable.Introspect"))
          .contains("IconPixmap", "a(iiay)");
    }
  }

  @Test
  void everyLineOfTheMenuDoesWhatItSays() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      panel.click(1);
      panel.click(3);
      panel.click(4);
      await().until(() -> actions.calls().size() == 1);
      List<MenuProtocol.Happening> two =
          List.of(
              new MenuProtocol.Happening(6, "clicked", new Variant<>(0), new UInt32(0)),
              new MenuProtocol.Happening(77, "clicked", new Variant<>(0), new UInt32(0)));
      assertThat(panel.menu().eventGroup(two)).containsExactly(77);
      await().until(() -> actions.calls().size() == 2);
      panel.icon().activate(0, 0);
      await().until(() -> actions.calls().size() == 3);
      panel.click(10);
      await().until(() -> actions.calls().size() == 4);
      assertThat(actions.calls()).containsExactly("pause PT1H", "pause null", "open", "quit");
    }
  }

  @Test
  void aNewStateIsAnnouncedAndAnEntryThatIsGoneDoesNothing() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      tray.show(PAUSED);
      await().until(() -> panel.signals().contains("layout 2 under 0"));
      assertThat(panel.signals()).contains("icon", "tooltip");
      assertThat(panel.menu().getLayout(0, 1, List.of("label")).root.children).hasSize(6);
      panel.click(4);
      panel.click(7);
      await().until(() -> !actions.calls().isEmpty());
      assertThat(actions.calls()).containsExactly("resume");
    }
  }

  @Test
  void aSentenceThatCountsOnChangesOneLineOfAnOpenMenu() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      tray.show(LATER);
      await().until(() -> panel.signals().contains("entry 1 Lending: my__<b>job</b>, 44 %"));
      assertThat(panel.signals()).doesNotContain("icon").noneMatch(one -> one.startsWith("layout"));
    }
  }

  @Test
  void manySentencesInABurstAreSentAsTheLastOne() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      for (int percent = 0; percent <= 100; percent++) {
        tray.show(new TrayState(TrayState.Kind.LENDING, percent + " %", true));
      }
      await().until(() -> panel.signals().contains("entry 1 100 %"));
      assertThat(panel.signals()).filteredOn(one -> one.startsWith("entry")).hasSizeLessThan(5);
    }
  }

  @Test
  void aPanelThatStartsLaterOrAgainGetsTheIcon() throws Exception {
    try (Tray tray = tray(LENDING)) {
      await().until(() -> tray.absence().equals(Optional.of(TrayAbsence.NO_TRAY)));
      try (TestPanel panel = new TestPanel(bus.address())) {
        awaitShown(tray);
        assertThat(panel.icons()).hasSize(1);
      }
      await().until(() -> tray.absence().isPresent());
      try (TestPanel again = new TestPanel(bus.address())) {
        awaitShown(tray);
        assertThat(again.icons()).hasSize(1);
      }
      assertThat(absenceChanges.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aListThatNobodyDrawsIsNoTray() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      panel.stopDrawing();
      await().until(() -> tray.absence().isPresent());
    }
  }

  @Test
  void aClosedTrayLeavesTheBusAndBearsFurtherStates() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address())) {
      Tray tray = tray(LENDING);
      awaitShown(tray);
      String owner = panel.icons().getFirst();
      tray.close();
      tray.show(PAUSED);
      assertThat(
              bus.call(
                  "org.freedesktop.DBus",
                  "/org/freedesktop/DBus",
                  "org.freedesktop.DBus.NameHasOwner",
                  "string:" + owner))
          .contains("boolean false");
    }
  }

  @Test
  void aBusThatDiesLeavesTheAgentWithoutAnIconAndNothingElse() throws Exception {
    try (TestPanel panel = new TestPanel(bus.address());
        Tray tray = tray(LENDING)) {
      awaitShown(tray);
      bus.close();
      await().until(() -> tray.absence().isPresent());
      tray.show(PAUSED);
      assertThat(panel.icons()).hasSize(1);
    }
  }
}
