package io.spareframe.ui.games;

import io.spareframe.app.control.api.GameView;
import io.spareframe.ui.kit.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A game as a row. */
final class GameCell extends ListCell<GameView> {

  private final Label name = new Label();
  private final Label source = new Label();
  private final Label running;
  private final HBox row;

  GameCell(Texts texts) {
    running = new Label(texts.say("running"));
    running.getStyleClass().addAll("sf-chip", "sf-paused");
    running.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("sf-game-name");
    source.getStyleClass().addAll("sf-muted", "sf-small");
    source.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    row = new HBox(new FontIcon("mdi2g-gamepad-variant-outline"), name, running, between, source);
    row.getStyleClass().add("sf-game-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable GameView game, boolean empty) {
    super.updateItem(game, empty);
    if (empty || game == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(game.name());
    source.setText(game.source());
    running.setVisible(game.running());
    running.setManaged(game.running());
    setAccessibleText(
        game.running()
            ? String.join(", ", game.name(), game.source(), running.getText())
            : String.join(", ", game.name(), game.source()));
    setGraphic(row);
  }
}
