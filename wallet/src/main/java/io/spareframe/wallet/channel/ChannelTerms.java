// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;

/**
 * What a provider knows of a channel before it works for it.
 *
 * @param payer whose signature counts
 * @param depositUnits all that was put in; a voucher above it cannot be redeemed
 */
public record ChannelTerms(Bytes32 channelId, Address payer, BigInteger depositUnits) {
  public ChannelTerms {
    Words.requireUint256("depositUnits", depositUnits);
  }
}
