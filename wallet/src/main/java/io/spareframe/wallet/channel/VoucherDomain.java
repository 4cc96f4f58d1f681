// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Where vouchers count: one contract on one chain. A signature made for one domain is worth nothing
 * in another.
 */
public record VoucherDomain(long chainId, Address contract) {
  private static final Bytes32 TYPE_HASH =
      hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final Bytes32 NAME = hash("Spareframe PaymentChannel");
  private static final Bytes32 VERSION = hash("1");

  /**
   * @throws IllegalArgumentException when the chain id is not positive
   */
  public VoucherDomain {
    if (chainId < 1) {
      throw new IllegalArgumentException("chainId must be positive");
    }
  }

  /** EIP-712's domain separator. */
  Bytes32 separator() {
    return Bytes32.keccak256(
        TYPE_HASH.bytes(),
        NAME.bytes(),
        VERSION.bytes(),
        Words.uint256(BigInteger.valueOf(chainId)),
        Words.address(contract));
  }

  /** The id that the contract gives a channel; see {@code channelIdOf} there. */
  public Bytes32 channelId(Address payer, Address payee, Address token, Bytes32 salt) {
    return Bytes32.keccak256(
        Words.uint256(BigInteger.valueOf(chainId)),
        Words.address(contract),
        Words.address(payer),
        Words.address(payee),
        Words.address(token),
        salt.bytes());
  }

  private static Bytes32 hash(String text) {
    return Bytes32.keccak256(text.getBytes(StandardCharsets.US_ASCII));
  }
}
