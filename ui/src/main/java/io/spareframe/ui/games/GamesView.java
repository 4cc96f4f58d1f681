package io.spareframe.ui.games;

import atlantafx.base.controls.CustomTextField;
import io.spareframe.app.control.api.GameView;
import io.spareframe.ui.kit.FileDialogs;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of games and the form that adds one; a part of the games screen and of the wizard. */
public final class GamesView {

  @FXML private CustomTextField filter;
  @FXML private Label count;
  @FXML private Button addButton;
  @FXML private Button removeButton;
  @FXML private VBox form;
  @FXML private Label programLabel;
  @FXML private TextField program;
  @FXML private Label nameLabel;
  @FXML private TextField name;
  @FXML private Button addYes;
  @FXML private Button addNo;
  @FXML private Label refusal;
  @FXML private ListView<GameView> list;

  private final Texts texts = Texts.of(GamesView.class);
  private final GamesModel model;
  private final FileDialogs files;
  private final Parent root;

  public GamesView(GamesModel model, FileDialogs files) {
    this.model = model;
    this.files = files;
    this.root = Fxml.load(this, "games.fxml", texts);
    filter.textProperty().bindBidirectional(model.filter());
    count.textProperty().bind(model.count());
    program.textProperty().bindBidirectional(model.program());
    name.textProperty().bindBidirectional(model.name());
    name.setOnAction(_ -> model.add());
    program.setOnAction(_ -> model.add());
    programLabel.setLabelFor(program);
    nameLabel.setLabelFor(name);
    Nodes.showWhile(form, model.adding());
    addButton.disableProperty().bind(model.adding());
    // Only an open form's button may answer to Escape.
    addNo.disableProperty().bind(model.adding().not());
    addYes.disableProperty().bind(model.program().isEmpty());
    refusal.textProperty().bind(model.refusal());
    Nodes.showWhile(refusal, model.refusal().isNotEmpty());
    Label none = new Label(texts.say("none"));
    none.setWrapText(true);
    none.getStyleClass().add("sf-muted");
    list.setPlaceholder(none);
    list.setItems(model.games());
    list.setCellFactory(_ -> new GameCell(texts));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            remove();
          }
        });
    list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void startAdding() {
    model.startAdding();
    program.requestFocus();
  }

  @FXML
  private void stopAdding() {
    model.stopAdding();
    addButton.requestFocus();
  }

  @FXML
  private void browse() {
    files.open(texts.say("add.browse.title")).ifPresent(model::choose);
  }

  @FXML
  private void add() {
    model.add();
  }

  @FXML
  private void remove() {
    GameView game = list.getSelectionModel().getSelectedItem();
    if (game != null) {
      model.remove(game);
    }
  }

  private void selected(@Nullable GameView game) {
    removeButton.setDisable(game == null || !game.removable());
  }
}
