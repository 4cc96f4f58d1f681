package io.spareframe.ui.support;

import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ModalPane;
import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.app.place.DataFolder;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.UiThread;
import io.spareframe.ui.picture.PictureBox;
import io.spareframe.ui.shell.MainWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
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

  /** Starts the toolkit if need be, and does it on its thread. */
  public static <T> T onUiStarted(Supplier<T> work) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    return onUi(work);
  }

  /** The node with that id, now. On the toolkit's thread. */
  public Node awaitNow(String id) {
    return Objects.requireNonNull(find(id), id);
  }

  /** What the labels of that style class say. */
  public List<String> textsOfClass(String styleClass) {
    return stream("." + styleClass).map(node -> ((Labeled) node).getText()).toList();
  }

  /** The texts of all labels that begin like that. */
  public List<String> labelsStarting(String beginning) {
    return stream(".label")
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .filter(text -> text != null && text.startsWith(beginning))
        .toList();
  }

  /** The text fields inside nodes of that style class. */
  public List<TextField> fields(String styleClass) {
    return stream("." + styleClass + " .text-field").map(TextField.class::cast).toList();
  }

  /** Buttons and pictures that say nothing to those who cannot see them. */
  public List<Node> wordless() {
    return stream("*")
        .filter(
            node ->
                (node instanceof ButtonBase button
                        && (button.getText() == null || button.getText().isEmpty()))
                    || node instanceof ImageView
                    || node instanceof ProgressBar
                    || (node instanceof TextInputControl
                        && node.getStyleClass().contains("password-field")))
        .filter(OpenWindow::isNoPart)
        .filter(node -> node.getAccessibleText() == null || node.getAccessibleText().isEmpty())
        .filter(node -> !(node.getParent() instanceof PictureBox))
        .toList();
  }

  private Stream<Node> stream(String selector) {
    return scene().getRoot().lookupAll(selector).stream().filter(OpenWindow::seen);
  }

  /** Parts of a control, such as the arrow of a list, are no stops of their own. */
  private static boolean isNoPart(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ComboBoxBase<?>
          || at instanceof SplitMenuButton
          || at instanceof ScrollBar
          || at instanceof ModalPane) {
        return false;
      }
    }
    return true;
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
