package io.spareframe.ui.kit;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/**
 * Asks before something that cannot be undone.
 *
 * @param title what is about to be done
 * @param consequence what it means, one sentence
 * @param yes the button that does it
 * @param no the button that leaves things as they are; also Escape
 */
public record Question(String title, String consequence, String yes, String no) {

  /** Shows it over the window; the answer comes later, on the toolkit's thread. */
  public void ask(Window owner, Runnable whenYes) {
    ButtonType doIt = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
    ButtonType leave = new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, consequence, doIt, leave);
    alert.initOwner(owner);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.setGraphic(null);
    alert.setOnHidden(
        _ -> {
          if (alert.getResult() == doIt) {
            whenYes.run();
          }
        });
    alert.show();
  }
}
