package io.spareframe.app.control.api;

import org.jspecify.annotations.Nullable;

/**
 * The wallet, without any secret.
 *
 * @param state whether there is one and whether it can sign
 * @param address where earnings are paid to, EIP-55 checksummed; null while there is no wallet
 */
public record WalletView(State state, @Nullable String address) {

  /** The states of a wallet. */
  public enum State {
    NONE,
    LOCKED,
    UNLOCKED
  }
}
