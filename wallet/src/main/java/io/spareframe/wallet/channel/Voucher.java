// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A payer's promise: over this channel, {@code cumulativeUnits} in all may be redeemed. It replaces
 * every voucher over less.
 *
 * @param cumulativeUnits in the token's smallest unit, 0 to 2^256 - 1
 */
public record Voucher(Bytes32 channelId, BigInteger cumulativeUnits) {
  private static final Bytes32 TYPE_HASH =
      Bytes32.keccak256(
          "Voucher(bytes32 channelId,uint256 cumulativeAmount)"
              .getBytes(StandardCharsets.US_ASCII));
  private static final byte[] EIP_712_PREFIX = {0x19, 0x01};

  /**
   * @throws IllegalArgumentException when the amount is no uint256
   */
  public Voucher {
    Words.requireUint256("cumulativeUnits", cumulativeUnits);
  }

  /**
   * What the payer signs.
   *
   * @see <a href="https://eips.ethereum.org/EIPS/eip-712">EIP-712</a>
   */
  public Bytes32 digest(VoucherDomain domain) {
    Bytes32 struct =
        Bytes32.keccak256(TYPE_HASH.bytes(), channelId.bytes(), Words.uint256(cumulativeUnits));
    return Bytes32.keccak256(EIP_712_PREFIX, domain.separator().bytes(), struct.bytes());
  }
}
