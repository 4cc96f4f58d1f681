package io.spareframe.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the layout that lies beside a controller. */
public final class Fxml {

  private Fxml() {}

  /**
   * Loads a layout and fills the controller's fields.
   *
   * @param controller made by its caller, with all that it needs
   * @param file such as {@code dashboard.fxml}, beside the controller's class
   * @throws UncheckedIOException if the layout is broken, which the tests would have told
   */
  public static Parent load(Object controller, String file, Texts texts) {
    URL layout =
        Objects.requireNonNull(
            controller.getClass().getResource(file), () -> "no layout " + file + " in this build");
    FXMLLoader loader = new FXMLLoader(layout, texts.bundle());
    loader.setClassLoader(controller.getClass().getClassLoader());
    loader.setController(controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("the layout " + file + " cannot be loaded", e);
    }
  }
}
