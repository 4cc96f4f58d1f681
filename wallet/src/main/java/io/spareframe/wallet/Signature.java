// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Sign;

/**
 * A recoverable secp256k1 signature in Ethereum's 65 bytes: r, s, v with v 27 or 28. Immutable.
 *
 * <p>For each signature (r, s) the pair (r, n - s) is valid too. Ethereum contracts take only the
 * one with the low s (EIP-2), and so should whoever keeps a signature as proof.
 */
public final class Signature {
  public static final int LENGTH = 65;

  private static final BigInteger ORDER = Sign.CURVE_PARAMS.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final int FIRST_V = 27;

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Empty unless the bytes are 65, v is 27 or 28, and r and s lie between 1 and n - 1. */
  public static Optional<Signature> decode(byte[] bytes) {
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    Signature signature = new Signature(bytes.clone());
    int recovery = signature.recovery();
    boolean wellFormed =
        (recovery == 0 || recovery == 1) && inRange(signature.r()) && inRange(signature.s());
    return wellFormed ? Optional.of(signature) : Optional.empty();
  }

  private static boolean inRange(BigInteger scalar) {
    return scalar.signum() > 0 && scalar.compareTo(ORDER) < 0;
  }

  /** A copy of the 65 bytes r, s, v. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public BigInteger r() {
    return new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32));
  }

  public BigInteger s() {
    return new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
  }

  /** The parity of the point, 0 or 1: v less 27. */
  public int recovery() {
    return (bytes[64] & 0xFF) - FIRST_V;
  }

  public boolean hasLowS() {
    return s().compareTo(HALF_ORDER) <= 0;
  }

  /** Who signed {@code digest}; empty when no key can have made this signature. */
  public Optional<Address> signer(Bytes32 digest) {
    try {
      BigInteger publicKey =
          Sign.recoverFromSignature(recovery(), new ECDSASignature(r(), s()), digest.bytes());
      return Optional.ofNullable(publicKey).map(Address::ofPublicKey);
    } catch (IllegalArgumentException e) {
      // About every second r is no point's x; the curve library says so by this.
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@code 0x} and 130 digits. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
