package io.spareframe.app.agent;

import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.wallet.Address;
import io.spareframe.wallet.keys.Wallet;
import io.spareframe.wallet.keys.WalletCreation;
import io.spareframe.wallet.keys.WalletState;
import io.spareframe.wallet.keys.WalletUnlocking;
import java.io.IOException;

/** The wallet's commands, with answers in plain words. */
final class WalletDesk {

  private final Wallet wallet;

  WalletDesk(Wallet wallet) {
    this.wallet = wallet;
  }

  WalletView view() {
    return switch (wallet.state()) {
      case WalletState.None() -> new WalletView(WalletView.State.NONE, null);
      case WalletState.Unreadable(String problem) -> new WalletView(WalletView.State.NONE, null);
      case WalletState.Locked(Address address) ->
          new WalletView(WalletView.State.LOCKED, address.toString());
      case WalletState.Unlocked(Address address) ->
          new WalletView(WalletView.State.UNLOCKED, address.toString());
    };
  }

  void create(char[] phrase, char[] password) throws Refusal, IOException {
    switch (wallet.create(phrase, password)) {
      case WalletCreation.Created created -> {}
      case WalletCreation.AlreadyExists() ->
          throw new Refusal(
              Reason.ALREADY_EXISTS,
              "There is a wallet already. It is never replaced; move its file away first.");
      case WalletCreation.PasswordTooShort(int atLeast) ->
          throw new Refusal(
              Reason.INVALID, "The password must have at least " + atLeast + " characters.");
      case WalletCreation.PhraseInvalid(var invalid) ->
          throw new Refusal(Reason.INVALID, invalid.sentence());
    }
  }

  void unlock(char[] password) throws Refusal, IOException {
    switch (wallet.unlock(password)) {
      case WalletUnlocking.Unlocked unlocked -> {}
      case WalletUnlocking.WrongPassword() ->
          throw new Refusal(Reason.WRONG_PASSWORD, "This is not the wallet's password.");
      case WalletUnlocking.NoWallet() ->
          throw new Refusal(Reason.NOT_FOUND, "There is no wallet yet. Create or import one.");
      case WalletUnlocking.Unreadable(String problem) ->
          throw new Refusal(
              Reason.FAILED,
              "The wallet file cannot be read (" + problem + "). Import your twelve words again.");
    }
  }

  void lock() {
    wallet.lock();
  }
}
