// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;

/** What came of creating a wallet from a recovery phrase. */
public sealed interface WalletCreation {
  /** The file is written; the wallet is unlocked. */
  record Created(Address address) implements WalletCreation {}

  /** There is a wallet file already; it was left as it is. */
  record AlreadyExists() implements WalletCreation {}

  record PhraseInvalid(MnemonicParsing.Invalid reason) implements WalletCreation {}

  record PasswordTooShort(int minimumChars) implements WalletCreation {}
}
