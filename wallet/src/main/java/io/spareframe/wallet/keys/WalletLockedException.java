// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

/** The key is needed but the wallet is locked, or there is none yet. */
public final class WalletLockedException extends Exception {
  private static final long serialVersionUID = 1L;

  WalletLockedException(String message) {
    super(message);
  }
}
