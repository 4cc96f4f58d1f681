package io.spareframe.ui.wallet;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.ui.link.Agent;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The wallet as it stands, and its lock. */
public final class WalletModel {

  private final Agent agent;
  private final ReadOnlyObjectWrapper<WalletView> wallet =
      new ReadOnlyObjectWrapper<>(new WalletView(WalletView.State.NONE, null));
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  public WalletModel(Agent agent) {
    this.agent = agent;
  }

  /** Takes over what the agent says. */
  public void show(Snapshot snapshot) {
    wallet.set(snapshot.wallet());
  }

  /** Unlocks the wallet; the password is wiped. */
  public void unlock(char[] password) {
    busy.set(true);
    agent.send(
        new Command.UnlockWallet(password),
        reply -> {
          Arrays.fill(password, '\0');
          heard(reply);
        });
  }

  /** Locks the wallet. */
  public void lock() {
    busy.set(true);
    agent.send(new Command.LockWallet(), this::heard);
  }

  private void heard(Reply reply) {
    busy.set(false);
    refusal.set(reply instanceof Reply.Refused(var _, String sentence) ? sentence : "");
  }

  /** The wallet. */
  public ReadOnlyObjectProperty<WalletView> wallet() {
    return wallet.getReadOnlyProperty();
  }

  /** Why the last command was refused; may be empty. */
  public ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** Whether the agent is at it: deriving a key from a password takes a while on purpose. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }
}
