// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

/**
 * A secp256k1 private key in one array that {@link #close} wipes. Signing and derivation go through
 * big integers of the library, which live until they are collected: memory that an attacker reads
 * while the wallet is unlocked is not defended. Safe for use by several threads.
 */
public final class PrivateKey implements DigestSigner, AutoCloseable {
  static final int LENGTH = 32;

  private static final int HARDENED = Bip32ECKeyPair.HARDENED_BIT;

  /** m/44'/60'/0'/0/0: the first Ethereum account, as every common wallet derives it (BIP-44). */
  private static final int[] FIRST_ACCOUNT = {44 | HARDENED, 60 | HARDENED, HARDENED, 0, 0};

  private final byte[] secret;
  private final Address address;
  private boolean closed;

  private PrivateKey(byte[] secret, Address address) {
    this.secret = secret;
    this.address = address;
  }

  /**
   * Copies 32 big-endian bytes; wiping the argument is the caller's business.
   *
   * @throws IllegalArgumentException when the number is zero or not below the curve's order
   */
  static PrivateKey of(byte[] secret) {
    BigInteger scalar = new BigInteger(1, secret);
    if (secret.length != LENGTH
        || scalar.signum() == 0
        || scalar.compareTo(Sign.CURVE_PARAMS.getN()) >= 0) {
      throw new IllegalArgumentException("not a secp256k1 private key");
    }
    return new PrivateKey(secret.clone(), Address.ofPublicKey(Sign.publicKeyFromPrivate(scalar)));
  }

  static PrivateKey generate(SecureRandom random) {
    byte[] candidate = new byte[LENGTH];
    try {
      BigInteger scalar;
      do {
        random.nextBytes(candidate);
        scalar = new BigInteger(1, candidate);
      } while (scalar.signum() == 0 || scalar.compareTo(Sign.CURVE_PARAMS.getN()) >= 0);
      return of(candidate);
    } finally {
      Secrets.wipe(candidate);
    }
  }

  /** The key of the first Ethereum account of a recovery phrase: m/44'/60'/0'/0/0. */
  public static PrivateKey ofMnemonic(Mnemonic mnemonic) {
    byte[] seed = mnemonic.seed();
    try {
      Bip32ECKeyPair account =
          Bip32ECKeyPair.deriveKeyPair(Bip32ECKeyPair.generateKeyPair(seed), FIRST_ACCOUNT);
      byte[] secret = fixedLength(account.getPrivateKey());
      try {
        return of(secret);
      } finally {
        Secrets.wipe(secret);
      }
    } finally {
      Secrets.wipe(seed);
    }
  }

  private static byte[] fixedLength(BigInteger scalar) {
    byte[] minimal = scalar.toByteArray();
    byte[] fixed = new byte[LENGTH];
    int count = Math.min(minimal.length, LENGTH);
    System.arraycopy(minimal, minimal.length - count, fixed, LENGTH - count, count);
    Secrets.wipe(minimal);
    return fixed;
  }

  @Override
  public Address address() {
    return address;
  }

  /**
   * Deterministic (RFC 6979), with low s.
   *
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public synchronized Signature sign(Bytes32 digest) {
    requireOpen();
    Sign.SignatureData signed =
        Sign.signMessage(digest.bytes(), ECKeyPair.create(new BigInteger(1, secret)), false);
    byte[] bytes = new byte[Signature.LENGTH];
    System.arraycopy(signed.getR(), 0, bytes, 0, 32);
    System.arraycopy(signed.getS(), 0, bytes, 32, 32);
    bytes[64] = signed.getV()[0];
    return Signature.decode(bytes)
        .orElseThrow(() -> new IllegalStateException("the signing library broke its format"));
  }

  /** A copy for the keystore; the caller wipes it. */
  synchronized byte[] copyOfSecret() {
    requireOpen();
    return secret.clone();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this key was wiped");
    }
  }

  @Override
  public synchronized void close() {
    Secrets.wipe(secret);
    closed = true;
  }

  @Override
  public String toString() {
    return "PrivateKey[" + address + "]";
  }
}
