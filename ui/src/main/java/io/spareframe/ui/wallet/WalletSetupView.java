package io.spareframe.ui.wallet;

import io.spareframe.ui.kit.ColumnGrid;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.wallet.WalletSetupModel.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Making or importing a wallet; a part of the wallet screen and of the wizard. */
public final class WalletSetupView {

  @FXML private VBox choose;
  @FXML private VBox writeDown;
  @FXML private ColumnGrid words;
  @FXML private Button wroteButton;
  @FXML private VBox confirm;
  @FXML private GridPane asked;
  @FXML private VBox enter;
  @FXML private GridPane typed;
  @FXML private Button moreWords;
  @FXML private VBox password;
  @FXML private Label firstLabel;
  @FXML private PasswordField first;
  @FXML private Label againLabel;
  @FXML private PasswordField again;
  @FXML private ProgressBar strengthBar;
  @FXML private Label strengthText;
  @FXML private Button finishButton;
  @FXML private StackPane busy;
  @FXML private VBox done;
  @FXML private Label error;

  private final Texts texts = Texts.of(WalletSetupView.class);
  private final WalletSetupModel model;
  private final Parent root;
  private final PhraseFields phraseFields;
  private final List<TextField> answers = new ArrayList<>();

  public WalletSetupView(WalletSetupModel model) {
    this.model = model;
    this.root = Fxml.load(this, "setup.fxml", texts);
    this.phraseFields = new PhraseFields(typed, texts);
    Map<Step, Node> steps =
        Map.of(
            Step.CHOOSE, choose,
            Step.WRITE_DOWN, writeDown,
            Step.CONFIRM, confirm,
            Step.ENTER, enter,
            Step.PASSWORD, password,
            Step.DONE, done);
    steps.forEach((step, node) -> Nodes.showWhile(node, model.step().isEqualTo(step)));
    firstLabel.setLabelFor(first);
    againLabel.setLabelFor(again);
    error.textProperty().bind(model.error());
    Nodes.showWhile(error, model.error().isNotEmpty());
    Nodes.showWhile(busy, model.busy());
    finishButton.disableProperty().bind(model.busy());
    moreWords.managedProperty().bind(moreWords.visibleProperty());
    first.textProperty().subscribe(() -> showStrength());
    first.setOnAction(_ -> again.requestFocus());
    again.setOnAction(_ -> finish());
    model.step().subscribe(this::entered);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void create() {
    model.create();
  }

  @FXML
  private void startImport() {
    model.startImport();
  }

  @FXML
  private void back() {
    model.back();
  }

  @FXML
  private void wroteDown() {
    model.wroteDown();
  }

  @FXML
  private void confirm() {
    List<char[]> given =
        answers.stream().map(field -> field.getText().strip().toCharArray()).toList();
    model.confirm(given);
    given.forEach(word -> Arrays.fill(word, '\0'));
  }

  @FXML
  private void enter() {
    model.enter(phraseFields.phrase());
  }

  @FXML
  private void moreWords() {
    phraseFields.more();
    moreWords.setVisible(false);
  }

  @FXML
  private void finish() {
    if (!model.busy().get()) {
      model.finish(first.getText().toCharArray(), again.getText().toCharArray());
    }
  }

  private void entered(Step step) {
    // Nothing secret stays on a page that is no longer shown.
    words.getChildren().clear();
    asked.getChildren().clear();
    answers.clear();
    first.setText("");
    again.setText("");
    if (step != Step.ENTER) {
      phraseFields.clear();
    }
    switch (step) {
      case CHOOSE, DONE -> {}
      case WRITE_DOWN -> {
        showWords();
        wroteButton.requestFocus();
      }
      case CONFIRM -> askWords();
      case ENTER -> {
        moreWords.setVisible(!phraseFields.full());
        phraseFields.focus();
      }
      case PASSWORD -> first.requestFocus();
    }
  }

  private void showWords() {
    List<String> all = model.words();
    for (int i = 0; i < all.size(); i++) {
      Label number = new Label(Integer.toString(i + 1));
      number.getStyleClass().add("sf-word-number");
      Label word = new Label(all.get(i));
      word.getStyleClass().add("sf-word-text");
      HBox box = new HBox(number, word);
      box.getStyleClass().add("sf-word");
      words.getChildren().add(box);
    }
  }

  private void askWords() {
    List<Integer> positions = model.asked();
    for (int i = 0; i < positions.size(); i++) {
      TextField field = new TextField();
      Label label = new Label(texts.say("confirm.word", positions.get(i) + 1));
      label.setLabelFor(field);
      asked.addRow(i, label, field);
      answers.add(field);
    }
    for (int i = 0; i < answers.size() - 1; i++) {
      TextField next = answers.get(i + 1);
      answers.get(i).setOnAction(_ -> next.requestFocus());
    }
    answers.getLast().setOnAction(_ -> confirm());
    answers.getFirst().requestFocus();
  }

  private void showStrength() {
    char[] typedPassword = first.getText().toCharArray();
    PasswordStrength strength = PasswordStrength.of(typedPassword);
    Arrays.fill(typedPassword, '\0');
    strengthText.setText(
        switch (strength) {
          case TOO_SHORT -> texts.say("strength.empty", PasswordStrength.MIN_LENGTH);
          case WEAK -> texts.say("strength.weak");
          case FAIR -> texts.say("strength.fair");
          case GOOD -> texts.say("strength.good");
          case STRONG -> texts.say("strength.strong");
        });
    strengthBar.setProgress(strength.share());
    Nodes.style(
        strengthBar,
        List.of("danger", "success"),
        strength.compareTo(PasswordStrength.GOOD) >= 0 ? "success" : "danger");
  }
}
