package io.spareframe.ui.support;

import static org.awaitility.Awaitility.await;

import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.app.place.DataFolder;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.UiThread;
import io.spareframe.ui.shell.MainWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The whole window on the toolkit's headless platform, and hands to use it. */
public final class OpenWindow implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FxRobot robot = new FxRobot();
  private final ScriptedFiles files = new ScriptedFiles();
  private final Stage stage;
  private final MainWindow window;

  /** Opens the window for the agent of that folder. */
  public OpenWindow(DataFolder folder) throws TimeoutException {
    this(folder, InstantSource.fixed(Samples.NOW));
  }

  /**
   * @param clock tells which day is today
   */
  public OpenWindow(DataFolder folder, InstantSource clock) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    stage = onUi(Stage::new);
    window =
        onUi(
            () ->
                new MainWindow(
                    stage,
                    new LocalAgent(folder),
                    files,
                    new Formats(Locale.UK, ZoneOffset.UTC, clock),
                    new UiThread()));
    onUi(
        () -> {
          window.start();
          return true;
        });
  }

  public Scene scene() {
    return stage.getScene();
  }

  public Stage stage() {
    return stage;
  }

  public ScriptedFiles files() {
    return files;
  }

  public FxRobot robot() {
    return robot;
  }

  /** Waits until that text is to be seen somewhere. */
  public void awaitText(String text) {
    await(text).atMost(PATIENCE).until(() -> onUi(() -> shows(text)));
  }

  /** Waits until that text is no longer to be seen. */
  public void awaitNoText(String text) {
    await("no " + text).atMost(PATIENCE).until(() -> onUi(() -> !shows(text)));
  }

  /** Clicks the node with that id, once it can be clicked. */
  public void click(String id) {
    robot.clickOn(awaitNode(id));
  }

  /** Clicks what says that text. */
  public void clickText(String text) {
    awaitText(text);
    robot.clickOn(text);
  }

  /** Types into the field with that id. */
  public void type(String id, String text) {
    robot.clickOn(awaitNode(id));
    robot.write(text);
  }

  /** Presses these keys together. */
  public void press(KeyCode... keys) {
    robot.press(keys).release(keys);
  }

  /** Waits for the node with that id to be there, seen and enabled. */
  public Node awaitNode(String id) {
    return await(id).atMost(PATIENCE).until(() -> onUi(() -> find(id)), node -> node != null);
  }

  /** What the field or label with that id says. */
  public String textOf(String id) {
    Node node = awaitNode(id);
    return onUi(
        () ->
            switch (node) {
              case Labeled labeled -> labeled.getText();
              case TextInputControl input -> input.getText();
              default -> throw new IllegalArgumentException(id + " says nothing");
            });
  }

  /** Whether that node is there and seen. */
  public boolean sees(String id) {
    return onUi(() -> find(id) != null);
  }

  /** Closes the window the way a user does. */
  public void requestClose() {
    onUi(
        () -> {
          Event event = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
          Event.fireEvent(stage, event);
          if (!event.isConsumed()) {
            return true;
          }
          return false;
        });
  }

  /** Resizes the window. */
  public void size(double width, double height) {
    onUi(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          return true;
        });
  }

  @Override
  public void close() {
    onUi(
        () -> {
          window.close();
          stage.hide();
          return true;
        });
  }

  /** Does it on the toolkit's thread and waits for the result. */
  public static <T> T onUi(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }

  private @Nullable Node find(String id) {
    for (Window open : Window.getWindows()) {
      for (Node node : open.getScene().getRoot().lookupAll("#" + id)) {
        if (seen(node) && !node.isDisabled()) {
          return node;
        }
      }
    }
    return null;
  }

  private boolean shows(String text) {
    for (Window open : Window.getWindows()) {
      for (Node node : open.getScene().getRoot().lookupAll("*")) {
        if (node instanceof Labeled labeled && seen(node) && text.equals(plain(labeled))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String plain(Labeled labeled) {
    String text = labeled.getText() == null ? "" : labeled.getText();
    return labeled.isMnemonicParsing() ? text.replaceFirst("_", "") : text;
  }

  private static boolean seen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
