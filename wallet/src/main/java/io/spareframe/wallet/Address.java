// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.web3j.utils.Numeric;

/** An Ethereum account or contract: 20 bytes, shown with the EIP-55 checksum. Immutable. */
public final class Address {
  public static final int LENGTH = 20;

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException when {@code bytes} is not 20 bytes long
   */
  public static Address of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an address has 20 bytes, got " + bytes.length);
    }
    return new Address(bytes.clone());
  }

  /**
   * Reads {@code 0x} and 40 hexadecimal digits. Digits of mixed case must carry the right EIP-55
   * checksum; all lower or all upper case carries none and is taken as it is.
   *
   * @throws IllegalArgumentException when the text is no address or its checksum is wrong
   */
  public static Address parse(String text) {
    if (!text.startsWith("0x") || text.length() != 2 + 2 * LENGTH) {
      throw new IllegalArgumentException("an address is 0x and 40 hexadecimal digits");
    }
    String digits = text.substring(2);
    Address address = new Address(HexFormat.of().parseHex(digits));
    boolean mixedCase =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixedCase && !address.toString().equals(text)) {
      throw new IllegalArgumentException(
          "the checksum (upper and lower case) of the address is wrong: a digit may be mistyped");
    }
    return address;
  }

  /** The last 20 bytes of the Keccak-256 of the uncompressed secp256k1 point (x, y). */
  public static Address ofPublicKey(BigInteger publicKey) {
    byte[] hash = Bytes32.keccak256(Numeric.toBytesPadded(publicKey, 64)).bytes();
    return new Address(Arrays.copyOfRange(hash, Bytes32.LENGTH - LENGTH, Bytes32.LENGTH));
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** With the EIP-55 checksum. */
  @Override
  public String toString() {
    String digits = HexFormat.of().formatHex(bytes);
    byte[] hash = Bytes32.keccak256(digits.getBytes(StandardCharsets.US_ASCII)).bytes();
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF;
      char digit = digits.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return text.toString();
  }
}
