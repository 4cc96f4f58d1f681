package io.spareframe.ui.support;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.place.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/**
 * Draws every screen in both themes into {@code target/screenshots}, and the window's icons. A
 * picture to show can be given as the first argument.
 */
public final class ScreenshotTool {

  private static final Path OUT = Path.of("target", "screenshots");

  private static final Map<KeyCode, String> SCREENS =
      new TreeMap<>(
          Map.of(
              KeyCode.DIGIT1, "dashboard",
              KeyCode.DIGIT2, "jobs",
              KeyCode.DIGIT3, "games",
              KeyCode.DIGIT4, "wallet",
              KeyCode.DIGIT5, "settings"));

  private ScreenshotTool() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.UK);
    DataFolder folder = new DataFolder(Files.createTempDirectory("sf"));
    try (ScriptedAgent agent = new ScriptedAgent(folder, Samples.busy());
        OpenWindow window = new OpenWindow(folder)) {
      byte[] picture =
          args.length > 0
              ? Files.readAllBytes(Path.of(args[0]))
              : OpenWindow.onUi(ScreenshotTool::drawing);
      agent.answer(
          command -> command instanceof Command.GetPicture ? new Reply.Picture(picture) : null);
      agent.change(s -> Samples.withJobs(s, List.of()));
      agent.change(s -> Samples.withJobs(s, Samples.busy().jobs()));
      window.awaitText("Stanford bunny");
      for (SettingsView.Theme theme : List.of(SettingsView.Theme.LIGHT, SettingsView.Theme.DARK)) {
        theme(agent, theme);
        agent.change(
            s -> Samples.afterWizard(Samples.with(Samples.busy(), withTheme(s.settings(), theme))));
        for (Map.Entry<KeyCode, String> screen : SCREENS.entrySet()) {
          window.press(KeyCode.CONTROL, screen.getKey());
          take(window, theme, screen.getValue());
        }
        agent.change(s -> Samples.with(s, new WalletView(WalletView.State.NONE, null)));
        window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        take(window, theme, "wallet-none");
        window.click("createButton");
        take(window, theme, "wallet-words");
        window.click("wroteButton");
        take(window, theme, "wallet-confirm");
        window.click("confirmBack");
        window.click("wordsBack");
        window.click("importButton");
        take(window, theme, "wallet-import");
        window.click("enterBack");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        agent.change(
            s ->
                Samples.with(Samples.afterWizard(Samples.fresh()), withTheme(s.settings(), theme)));
        take(window, theme, "dashboard-empty");
        agent.change(s -> Samples.with(s, Samples.paused()));
        take(window, theme, "dashboard-paused");
        agent.change(
            s ->
                Samples.with(Samples.fresh(), withTheme(s.settings(), theme).withWizard(0, false)));
        for (int page = 0; page < 8; page++) {
          take(window, theme, "wizard-" + page);
          if (page < 7) {
            window.click("nextButton");
          }
        }
        for (int page = 0; page < 7; page++) {
          window.click("backButton");
        }
      }
      window.size(760, 560);
      agent.change(s -> Samples.afterWizard(Samples.with(Samples.busy(), s.settings())));
      take(window, SettingsView.Theme.DARK, "small-dashboard");
    }
    System.exit(0);
  }

  private static void theme(ScriptedAgent agent, SettingsView.Theme theme) {
    agent.change(s -> Samples.with(s, withTheme(s.settings(), theme)));
  }

  private static SettingsView withTheme(SettingsView s, SettingsView.Theme theme) {
    return new SettingsView(
        s.mode(),
        s.scheduleFrom(),
        s.scheduleTo(),
        s.settle(),
        s.powerPriceMicroPerKwh(),
        s.currency(),
        s.lendingWatts(),
        s.startWithComputer(),
        theme,
        s.wizardStep(),
        s.wizardDone(),
        s.closingExplained());
  }

  private static void take(OpenWindow window, SettingsView.Theme theme, String name)
      throws Exception {
    Thread.sleep(400); // Animations of the toolkit's controls end; nothing is decided by this.
    String file = name + "-" + theme.name().toLowerCase(Locale.ROOT);
    Screenshots.take(window.scene(), 1, OUT.resolve(file + ".png"));
    if (name.equals("dashboard") || name.equals("wizard-1")) {
      Screenshots.take(window.scene(), 2, OUT.resolve(file + "@2x.png"));
    }
  }

  /** A stand-in for a rendered picture. */
  private static byte[] drawing() {
    Rectangle sky = new Rectangle(480, 270, Color.web("#26324f"));
    Circle ball =
        new Circle(
            250,
            140,
            80,
            new RadialGradient(
                0,
                0,
                0.35,
                0.3,
                0.8,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web("#fff3dd")),
                new Stop(1, Color.web("#b0603a"))));
    Rectangle floor = new Rectangle(0, 205, 480, 65);
    floor.setFill(Color.web("#55607a"));
    try {
      return Png.encode(Screenshots.draw(new Group(sky, floor, ball), 2));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
