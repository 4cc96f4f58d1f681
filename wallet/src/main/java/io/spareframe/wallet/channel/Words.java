// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import org.web3j.utils.Numeric;

/** The 32-byte words of Solidity's {@code abi.encode}. */
final class Words {
  private static final int UINT256_BITS = 256;

  private Words() {}

  static byte[] uint256(BigInteger value) {
    return Numeric.toBytesPadded(value, Bytes32.LENGTH);
  }

  static byte[] address(Address address) {
    byte[] word = new byte[Bytes32.LENGTH];
    System.arraycopy(address.bytes(), 0, word, Bytes32.LENGTH - Address.LENGTH, Address.LENGTH);
    return word;
  }

  static void requireUint256(String field, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > UINT256_BITS) {
      throw new IllegalArgumentException(field + " must be 0 to 2^256 - 1");
    }
  }
}
