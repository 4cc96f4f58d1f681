package io.spareframe.ui.wallet;

import io.spareframe.app.control.api.WalletView;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The wallet's view. */
public final class WalletScreen {

  @FXML private VBox setup;
  @FXML private VBox present;
  @FXML private Label lockState;
  @FXML private ImageView qr;
  @FXML private TextField address;
  @FXML private Label copied;
  @FXML private Label lockHint;
  @FXML private HBox unlockLine;
  @FXML private PasswordField password;
  @FXML private Button unlockButton;
  @FXML private Button lockButton;
  @FXML private Label refusal;

  private final Texts texts = Texts.of(WalletScreen.class);
  private final WalletModel model;
  private final Parent root;

  public WalletScreen(WalletModel model, WalletSetupModel setupModel) {
    this.model = model;
    this.root = Fxml.load(this, "wallet.fxml", texts);
    setup.getChildren().setAll(new WalletSetupView(setupModel).root());
    List.of(setup, present, unlockLine, lockButton)
        .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    refusal.textProperty().bind(model.refusal());
    Nodes.showWhile(refusal, model.refusal().isNotEmpty());
    password.setOnAction(_ -> unlock());
    unlockButton.disableProperty().bind(model.busy().or(password.textProperty().isEmpty()));
    lockButton.disableProperty().bind(model.busy());
    model.wallet().subscribe(this::render);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(address.getText());
    Clipboard.getSystemClipboard().setContent(content);
    copied.setText(texts.say("copied"));
  }

  @FXML
  private void unlock() {
    char[] typed = password.getText().toCharArray();
    password.setText("");
    if (typed.length > 0) {
      model.unlock(typed);
    }
  }

  @FXML
  private void lock() {
    model.lock();
  }

  private void render(WalletView wallet) {
    boolean none = wallet.state() == WalletView.State.NONE;
    boolean locked = wallet.state() == WalletView.State.LOCKED;
    setup.setVisible(none);
    present.setVisible(!none);
    String text = wallet.address() == null ? "" : wallet.address();
    if (!text.equals(address.getText())) {
      address.setText(text);
      copied.setText("");
      qr.setImage(text.isEmpty() ? null : QrCode.of(text));
    }
    lockState.setText(locked ? texts.say("locked") : texts.say("unlocked"));
    Nodes.style(lockState, List.of("sf-queued", "sf-done"), locked ? "sf-queued" : "sf-done");
    lockHint.setText(locked ? texts.say("lock.hint.locked") : texts.say("lock.hint.unlocked"));
    unlockLine.setVisible(locked);
    lockButton.setVisible(!locked);
  }
}
