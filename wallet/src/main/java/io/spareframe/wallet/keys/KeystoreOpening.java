// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

/** What came of decrypting a keystore. */
sealed interface KeystoreOpening {
  /** Whoever receives the key closes it. */
  record Opened(PrivateKey key) implements KeystoreOpening {}

  record WrongPassword() implements KeystoreOpening {}

  /**
   * @param problem a sentence that names the field, never its secret content
   */
  record Unreadable(String problem) implements KeystoreOpening {}
}
