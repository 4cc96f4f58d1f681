package io.spareframe.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.spareframe.app.control.api.SettingsView.Theme;
import io.spareframe.ui.kit.Texts;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Light or dark, after the setting or the system, and how large the text is. */
final class Look {

  private static final int USUAL_TEXT_PIXELS = 14;
  private static final int SMALLEST_TEXT_PIXELS = 11;
  private static final int LARGEST_TEXT_PIXELS = 28;

  private final Scene scene;
  private int textPixels = USUAL_TEXT_PIXELS;

  /**
   * @param theme what the user chose; null until it is known, which counts as the system's
   */
  Look(Scene scene, ObservableValue<@Nullable Theme> theme) {
    this.scene = scene;
    theme.subscribe(() -> show(theme.getValue()));
    Platform.getPreferences().colorSchemeProperty().subscribe(() -> show(theme.getValue()));
    scaleBy(KeyCode.PLUS, 1);
    scaleBy(KeyCode.EQUALS, 1);
    scaleBy(KeyCode.ADD, 1);
    scaleBy(KeyCode.MINUS, -1);
    scaleBy(KeyCode.SUBTRACT, -1);
    key(KeyCode.DIGIT0, () -> setText(USUAL_TEXT_PIXELS));
  }

  private void show(@Nullable Theme theme) {
    boolean dark =
        theme == Theme.DARK
            || (theme != Theme.LIGHT
                && Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(
            sheet(Texts.class, dark ? "dark.css" : "light.css"),
            sheet(Texts.class, "spareframe.css"),
            sheet(Look.class, "shell.css"));
  }

  private void scaleBy(KeyCode code, int pixels) {
    key(code, () -> setText(textPixels + pixels));
  }

  private void key(KeyCode code, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
  }

  private void setText(int pixels) {
    textPixels = Math.clamp(pixels, SMALLEST_TEXT_PIXELS, LARGEST_TEXT_PIXELS);
    scene.getRoot().setStyle("-fx-font-size: " + textPixels + "px;");
  }

  private static String sheet(Class<?> neighbour, String name) {
    return Objects.requireNonNull(
            neighbour.getResource(name), () -> "no stylesheet " + name + " in this build")
        .toExternalForm();
  }
}
