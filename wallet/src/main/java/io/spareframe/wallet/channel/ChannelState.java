// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A channel as the contract holds it.
 *
 * @param expiry from then on the payer may reclaim what was not redeemed
 * @param depositUnits all that was put in, less what was reclaimed
 * @param redeemedUnits all that was paid out
 */
public record ChannelState(
    Bytes32 channelId,
    Address payer,
    Address payee,
    Address token,
    Instant expiry,
    BigInteger depositUnits,
    BigInteger redeemedUnits) {
  /** What the verifier needs. */
  public ChannelTerms terms() {
    return new ChannelTerms(channelId, payer, depositUnits);
  }
}
