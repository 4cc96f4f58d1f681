package io.spareframe.ui.shell;

import atlantafx.base.controls.ModalPane;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Logo;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.shell.ShellModel.Face;
import io.spareframe.ui.shell.ShellModel.Screen;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** The frame of the window: one face at a time, navigation beside the screens. */
final class ShellView {

  private static final double BRAND_LOGO = 30;
  private static final double STARTING_LOGO = 72;
  private static final List<String> STATUS_STYLES =
      List.of("sf-status-waiting", "sf-status-nothing", "sf-status-lending", "sf-status-paused");

  @FXML private ToggleGroup screens;
  @FXML private StackPane faces;
  @FXML private VBox starting;
  @FXML private StackPane startingLogo;
  @FXML private VBox trouble;
  @FXML private Label troubleText;
  @FXML private Button againButton;
  @FXML private StackPane wizard;
  @FXML private BorderPane main;
  @FXML private HBox brand;
  @FXML private ToggleButton toDashboard;
  @FXML private ToggleButton toJobs;
  @FXML private ToggleButton toGames;
  @FXML private ToggleButton toWallet;
  @FXML private ToggleButton toSettings;
  @FXML private Circle statusDot;
  @FXML private Label statusText;
  @FXML private Label title;
  @FXML private StackPane screen;
  @FXML private HBox closing;
  @FXML private Button stayButton;
  @FXML private Button quitButton;
  @FXML private Button closeButton;
  @FXML private ModalPane overlay;

  private final Texts texts = Texts.of(ShellView.class);
  private final ShellModel model;
  private final Parent root;
  private final Map<Screen, ToggleButton> buttons = new EnumMap<>(Screen.class);
  private final Map<Screen, Node> contents = new EnumMap<>(Screen.class);

  /**
   * @param again looks for the agent again
   */
  ShellView(ShellModel model, Runnable again) {
    this.model = model;
    this.root = Fxml.load(this, "shell.fxml", texts);
    startingLogo.getChildren().setAll(new Logo(STARTING_LOGO));
    brand.getChildren().addFirst(new Logo(BRAND_LOGO));
    buttons.put(Screen.DASHBOARD, toDashboard);
    buttons.put(Screen.JOBS, toJobs);
    buttons.put(Screen.GAMES, toGames);
    buttons.put(Screen.WALLET, toWallet);
    buttons.put(Screen.SETTINGS, toSettings);
    buttons.forEach((chosen, button) -> button.setUserData(chosen));
    // Only the face that is shown is in the scene: the others cost no styling and no layout.
    Map<Face, Node> nodes =
        Map.of(
            Face.STARTING, starting,
            Face.TROUBLE, trouble,
            Face.WIZARD, wizard,
            Face.SCREENS, main);
    model.face().subscribe(face -> faces.getChildren().setAll(nodes.get(face)));
    Nodes.showWhile(closing, model.closing());
    troubleText.textProperty().bind(model.trouble());
    statusText.textProperty().bind(model.status());
    model.phase().subscribe(this::showStatus);
    againButton.setOnAction(_ -> again.run());
    stayButton.setOnAction(_ -> model.stay());
    quitButton.setOnAction(_ -> model.quit());
    closeButton.setOnAction(_ -> model.close());
    model
        .closing()
        .subscribe(
            (_, asked) -> {
              if (asked) {
                closeButton.requestFocus();
              }
            });
    screens.selectedToggleProperty().subscribe(this::chosen);
  }

  /** Fills the window's faces. */
  void fill(Node wizardContent, Map<Screen, Node> screenContents) {
    wizard.getChildren().setAll(wizardContent);
    contents.putAll(screenContents);
    model.screen().subscribe(this::showScreen);
  }

  /** The keys that go to a screen. */
  void addKeys(Scene scene) {
    Map<KeyCode, Screen> keys =
        Map.of(
            KeyCode.DIGIT1, Screen.DASHBOARD,
            KeyCode.DIGIT2, Screen.JOBS,
            KeyCode.DIGIT3, Screen.GAMES,
            KeyCode.DIGIT4, Screen.WALLET,
            KeyCode.DIGIT5, Screen.SETTINGS);
    keys.forEach(
        (key, to) ->
            scene
                .getAccelerators()
                .put(
                    new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN),
                    () -> model.screen().set(to)));
  }

  /** What to put into the window. */
  Parent root() {
    return root;
  }

  /** Where something is shown over everything else. */
  ModalPane overlay() {
    return overlay;
  }

  private void chosen(@Nullable Toggle toggle) {
    if (toggle != null && toggle.getUserData() instanceof Screen to) {
      model.screen().set(to);
    } else {
      // A click on the pressed one would leave none.
      select(model.screen().get());
    }
  }

  private void showScreen(Screen to) {
    select(to);
    title.setText(words(to));
    Node content = contents.get(to);
    if (content != null) {
      screen.getChildren().setAll(content);
    }
  }

  private void select(Screen to) {
    ToggleButton button = buttons.get(to);
    if (button != null) {
      screens.selectToggle(button);
    }
  }

  private String words(Screen of) {
    return switch (of) {
      case DASHBOARD -> texts.say("dashboard");
      case JOBS -> texts.say("jobs");
      case GAMES -> texts.say("games");
      case WALLET -> texts.say("wallet");
      case SETTINGS -> texts.say("settings");
    };
  }

  private void showStatus(LendingView.@Nullable Phase phase) {
    if (phase != null) {
      Nodes.style(
          statusDot,
          STATUS_STYLES,
          switch (phase) {
            case STARTING, WAITING -> "sf-status-waiting";
            case NO_DEVICE -> "sf-status-nothing";
            case LENDING -> "sf-status-lending";
            case PAUSING, PAUSED -> "sf-status-paused";
          });
    }
  }
}
