// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;

/**
 * All that happened in one token.
 *
 * @param earned for accepted chunks
 * @param vouched the highest vouchers of all channels
 * @param redeemed paid out on the chain
 * @param fees paid for transactions, where the token is a chain's own coin
 */
public record Balance(
    Token token, TokenAmount earned, TokenAmount vouched, TokenAmount redeemed, TokenAmount fees) {
  /** Earned but not yet promised by a voucher: what is lost if the requester vanishes. */
  public TokenAmount unvouched() {
    return earned.minusOrZero(vouched);
  }

  /** Promised by vouchers but not yet paid out. */
  public TokenAmount unredeemed() {
    return vouched.minusOrZero(redeemed);
  }
}
