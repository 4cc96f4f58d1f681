// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;

/** What came of unlocking a wallet. */
public sealed interface WalletUnlocking {
  record Unlocked(Address address) implements WalletUnlocking {}

  record WrongPassword() implements WalletUnlocking {}

  record NoWallet() implements WalletUnlocking {}

  /**
   * @param problem a sentence that names the field of the wallet file
   */
  record Unreadable(String problem) implements WalletUnlocking {}
}
