// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import java.util.Arrays;
import java.util.HexFormat;
import org.web3j.crypto.Hash;

/** A 32-byte word: a hash, a channel id, a transaction hash. Immutable. */
public final class Bytes32 implements Comparable<Bytes32> {
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Bytes32(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException when {@code bytes} is not 32 bytes long
   */
  public static Bytes32 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a 32-byte word is needed, got " + bytes.length + " bytes");
    }
    return new Bytes32(bytes.clone());
  }

  /**
   * Reads 64 hexadecimal digits, with or without {@code 0x}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static Bytes32 parse(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.length() != 2 * LENGTH) {
      throw new IllegalArgumentException(
          "a 32-byte word has 64 hexadecimal digits, got " + digits.length() + " characters");
    }
    return new Bytes32(HexFormat.of().parseHex(digits));
  }

  /** Keccak-256, the hash of Ethereum (not NIST's SHA3-256), of the parts one after the other. */
  public static Bytes32 keccak256(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    try {
      return new Bytes32(Hash.sha3(all));
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(Bytes32 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@code 0x} and 64 lower-case digits. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
