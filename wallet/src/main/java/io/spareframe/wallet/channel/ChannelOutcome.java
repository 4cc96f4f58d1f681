// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.chain.Receipt;

/** What came of a step on a channel's contract. */
public sealed interface ChannelOutcome {
  record Done(Receipt receipt) implements ChannelOutcome {}

  /**
   * The contract refuses it.
   *
   * @param error the contract's own error, such as {@code NotAbovePaidOut}, or the node's words
   */
  record Refused(String error) implements ChannelOutcome {}

  /** Sent, but in no block yet; look for its receipt later. */
  record Waiting(Bytes32 transaction) implements ChannelOutcome {}
}
