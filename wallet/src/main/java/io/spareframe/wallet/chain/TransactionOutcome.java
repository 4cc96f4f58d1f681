// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import io.spareframe.wallet.Bytes32;

/** What became of a transaction that was handed to the chain. */
public sealed interface TransactionOutcome {
  record Succeeded(Receipt receipt) implements TransactionOutcome {}

  /** It is in a block, cost its fee and changed nothing. */
  record Reverted(Receipt receipt) implements TransactionOutcome {}

  /** In no block within the time given; it may still get into one. */
  record Waiting(Bytes32 transaction) implements TransactionOutcome {}
}
