package io.spareframe.ui.wizard;

import io.spareframe.ui.games.GamesModel;
import io.spareframe.ui.games.GamesView;
import io.spareframe.ui.kit.FileDialogs;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Logo;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.settings.PowerView;
import io.spareframe.ui.settings.SettingsModel;
import io.spareframe.ui.settings.WhenView;
import io.spareframe.ui.wallet.WalletSetupModel;
import io.spareframe.ui.wallet.WalletSetupView;
import io.spareframe.ui.wizard.HardwareState.DeviceLine;
import io.spareframe.ui.wizard.WizardModel.SummaryLine;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The wizard's view: one page at a time, with the way on below. */
public final class WizardView {

  private static final double LOGO_SIZE = 72;

  @FXML private ScrollPane scroll;
  @FXML private VBox welcome;
  @FXML private StackPane logo;
  @FXML private VBox hardware;
  @FXML private Label machine;
  @FXML private HBox looking;
  @FXML private VBox devices;
  @FXML private HBox absence;
  @FXML private Label absenceText;
  @FXML private Button lookAgain;
  @FXML private Label refusal;
  @FXML private VBox games;
  @FXML private StackPane gamesHere;
  @FXML private VBox when;
  @FXML private StackPane whenHere;
  @FXML private VBox power;
  @FXML private StackPane powerHere;
  @FXML private VBox wallet;
  @FXML private StackPane walletHere;
  @FXML private HBox walletThere;
  @FXML private VBox start;
  @FXML private ToggleGroup startChoice;
  @FXML private RadioButton startYes;
  @FXML private RadioButton startNo;
  @FXML private VBox summary;
  @FXML private GridPane summaryLines;
  @FXML private HBox dots;
  @FXML private Button skipButton;
  @FXML private Button backButton;
  @FXML private Button nextButton;

  private final Texts texts = Texts.of(WizardView.class);
  private final WizardModel model;
  private final Parent root;

  public WizardView(
      WizardModel model,
      SettingsModel settings,
      GamesModel gamesModel,
      WalletSetupModel walletSetup,
      Formats formats,
      FileDialogs files) {
    this.model = model;
    this.root = Fxml.load(this, "wizard.fxml", texts);
    logo.getChildren().setAll(new Logo(LOGO_SIZE));
    gamesHere.getChildren().setAll(new GamesView(gamesModel, files).root());
    whenHere.getChildren().setAll(new WhenView(settings, formats).root());
    powerHere.getChildren().setAll(new PowerView(settings).root());
    walletHere.getChildren().setAll(new WalletSetupView(walletSetup).root());
    Nodes.showWhile(walletHere, model.walletMissing());
    Nodes.showWhile(walletThere, model.walletMissing().not());
    Map<WizardPage, Node> pages =
        Map.of(
            WizardPage.WELCOME, welcome,
            WizardPage.HARDWARE, hardware,
            WizardPage.GAMES, games,
            WizardPage.WHEN, when,
            WizardPage.POWER, power,
            WizardPage.WALLET, wallet,
            WizardPage.START, start,
            WizardPage.SUMMARY, summary);
    pages.forEach((page, node) -> Nodes.showWhile(node, model.page().isEqualTo(page)));
    for (WizardPage page : WizardPage.values()) {
      Region dot = new Region();
      dot.getStyleClass().add("sf-dot");
      dot.setId("dot-" + page.step());
      dots.getChildren().add(dot);
    }
    List.of(machine, looking, absence, lookAgain)
        .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    refusal.textProperty().bind(model.refusal());
    Nodes.showWhile(refusal, model.refusal().isNotEmpty());
    startYes.setUserData(true);
    startNo.setUserData(false);
    settings.startWithComputer().subscribe(this::selectStart);
    startChoice.selectedToggleProperty().subscribe(toggle -> startChosen(settings, toggle));
    nextButton
        .textProperty()
        .bind(Bindings.createStringBinding(this::nextWords, model.page(), model.walletMissing()));
    // Enter in the wallet's fields must not leave the wallet's page.
    nextButton.defaultButtonProperty().bind(model.page().isNotEqualTo(WizardPage.WALLET));
    model.hardware().subscribe(this::render);
    model.summary().subscribe(this::render);
    model.page().subscribe(this::entered);
    model.page().subscribe((_, _) -> walletSetup.leave());
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void skip() {
    model.skip();
  }

  @FXML
  private void back() {
    model.back();
  }

  @FXML
  private void next() {
    model.next();
  }

  @FXML
  private void lookAgain() {
    model.lookAgain();
  }

  private String nextWords() {
    return switch (model.page().get()) {
      case WELCOME -> texts.say("begin");
      case WALLET -> model.walletMissing().get() ? texts.say("later") : texts.say("next");
      case SUMMARY -> texts.say("finish");
      case HARDWARE, GAMES, WHEN, POWER, START -> texts.say("next");
    };
  }

  private void entered(WizardPage page) {
    scroll.setVvalue(0);
    backButton.setDisable(page == WizardPage.WELCOME);
    skipButton.setVisible(page != WizardPage.SUMMARY);
    dots.setAccessibleText(texts.say("step", page.step() + 1, WizardPage.values().length));
    for (int i = 0; i < dots.getChildren().size(); i++) {
      String style =
          i < page.step() ? "sf-dot-past" : i == page.step() ? "sf-dot-here" : "sf-dot-ahead";
      Nodes.style(
          dots.getChildren().get(i), List.of("sf-dot-past", "sf-dot-here", "sf-dot-ahead"), style);
    }
    nextButton.requestFocus();
  }

  private void render(HardwareState state) {
    machine.setText(state.machine());
    machine.setVisible(!state.machine().isEmpty());
    looking.setVisible(state.looking());
    absenceText.setText(state.absence());
    absence.setVisible(!state.absence().isEmpty());
    lookAgain.setVisible(!state.looking());
    devices.getChildren().setAll(state.devices().stream().map(this::deviceCard).toList());
  }

  private Node deviceCard(DeviceLine device) {
    FontIcon icon = new FontIcon(device.graphics() ? "mdi2e-expansion-card-variant" : "mdi2c-chip");
    icon.setAccessibleText(
        device.graphics() ? texts.say("hardware.graphics") : texts.say("hardware.processor"));
    Label name = new Label(device.name());
    name.getStyleClass().add("sf-device-name");
    name.setWrapText(true);
    Label facts = new Label(device.facts());
    facts.getStyleClass().addAll("sf-muted", "sf-small");
    VBox words = new VBox(name, facts);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox card = new HBox(icon, words);
    card.getStyleClass().addAll("sf-card", "sf-device");
    if (device.lent()) {
      Label lent = new Label(texts.say("hardware.lent"));
      lent.getStyleClass().addAll("sf-chip", "sf-done");
      lent.setMinWidth(Region.USE_PREF_SIZE);
      card.getChildren().add(lent);
    }
    return card;
  }

  private void render(List<SummaryLine> lines) {
    summaryLines.getChildren().clear();
    for (int i = 0; i < lines.size(); i++) {
      Label subject = new Label(lines.get(i).subject());
      subject.getStyleClass().add("sf-muted");
      subject.setMinWidth(Region.USE_PREF_SIZE);
      Label choice = new Label(lines.get(i).choice());
      choice.getStyleClass().add("sf-summary-choice");
      choice.setWrapText(true);
      summaryLines.addRow(i, subject, choice);
    }
  }

  private void selectStart(@Nullable Boolean yes) {
    startChoice.selectToggle(Boolean.TRUE.equals(yes) ? startYes : startNo);
  }

  private static void startChosen(SettingsModel settings, @Nullable Toggle toggle) {
    if (toggle != null
        && toggle.getUserData() instanceof Boolean yes
        && settings.current().get() != null) {
      settings.startWithComputer().set(yes);
    }
  }
}
