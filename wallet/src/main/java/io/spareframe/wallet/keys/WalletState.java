// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;

/** What a wallet can do right now. */
public sealed interface WalletState {
  /** There is no wallet file yet. */
  record None() implements WalletState {}

  /** The address is known and can be paid; signing needs the password first. */
  record Locked(Address address) implements WalletState {}

  record Unlocked(Address address) implements WalletState {}

  /**
   * There is a wallet file but it cannot be understood. It is never overwritten.
   *
   * @param problem a sentence that names the field
   */
  record Unreadable(String problem) implements WalletState {}
}
