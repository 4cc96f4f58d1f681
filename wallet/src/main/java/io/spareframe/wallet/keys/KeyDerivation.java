// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import tools.jackson.databind.JsonNode;

/** How a keystore turns a password into 32 bytes; the parameters come from the file. */
sealed interface KeyDerivation {
  int DERIVED_BYTES = 32;
  int MAX_SALT_BYTES = 128;

  /** The caller wipes what it gets and the password. */
  byte[] derive(char[] password);

  static KeyDerivation read(String name, JsonNode parameters) throws KeystoreFormatException {
    if (parameters.path("dklen").asInt(0) != DERIVED_BYTES) {
      throw new KeystoreFormatException("dklen must be " + DERIVED_BYTES);
    }
    byte[] salt = Keystore.hex(parameters, "salt");
    if (salt.length == 0 || salt.length > MAX_SALT_BYTES) {
      throw new KeystoreFormatException("salt must have 1 to " + MAX_SALT_BYTES + " bytes");
    }
    return switch (name) {
      case Scrypt.NAME ->
          Scrypt.checked(
              parameters.path("n").asInt(0),
              parameters.path("r").asInt(0),
              parameters.path("p").asInt(0),
              salt);
      case Pbkdf2.NAME -> {
        if (!"hmac-sha256".equals(Keystore.text(parameters, "prf"))) {
          throw new KeystoreFormatException("prf must be hmac-sha256");
        }
        yield Pbkdf2.checked(parameters.path("c").asInt(0), salt);
      }
      default -> throw new KeystoreFormatException("kdf must be scrypt or pbkdf2");
    };
  }

  /** RFC 7914. Needs 128 n r bytes of memory and time in proportion to n r p. */
  final class Scrypt implements KeyDerivation {
    static final String NAME = "scrypt";

    /**
     * The work of the usual "standard" setting (n = 2^18, r = 8, p = 1) in an eighth of its memory:
     * 32 MiB, so that an agent with a small heap can unlock.
     */
    private static final int STANDARD_N = 1 << 15;

    private static final int STANDARD_R = 8;
    private static final int STANDARD_P = 8;

    private static final long MAX_MEMORY_BYTES = 256L << 20;
    private static final long MAX_WORK = 1L << 24;

    private final int n;
    private final int r;
    private final int p;
    private final byte[] salt;

    private Scrypt(int n, int r, int p, byte[] salt) {
      this.n = n;
      this.r = r;
      this.p = p;
      this.salt = salt;
    }

    static Scrypt standard(byte[] salt) {
      return new Scrypt(STANDARD_N, STANDARD_R, STANDARD_P, salt);
    }

    static Scrypt checked(int n, int r, int p, byte[] salt) throws KeystoreFormatException {
      if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
        throw new KeystoreFormatException("scrypt n must be a power of two, r and p positive");
      }
      // RFC 7914, section 2: n < 2^(128 r / 8).
      if (r == 1 && n >= 1 << 16) {
        throw new KeystoreFormatException("scrypt n must be below 65536 where r is 1");
      }
      if ((long) n * r > MAX_WORK / p || 128L * n * r > MAX_MEMORY_BYTES) {
        throw new KeystoreFormatException(
            "scrypt n, r and p ask for more than 256 MiB or 8 times" + " the usual work");
      }
      return new Scrypt(n, r, p, salt);
    }

    Map<String, Object> parameters() {
      return Map.of(
          "n", n, "r", r, "p", p, "dklen", DERIVED_BYTES, "salt", HexFormat.of().formatHex(salt));
    }

    @Override
    public byte[] derive(char[] password) {
      byte[] encoded = Secrets.utf8(password);
      try {
        return SCrypt.generate(encoded, salt, n, r, p, DERIVED_BYTES);
      } finally {
        Secrets.wipe(encoded);
      }
    }
  }

  /** PBKDF2 with HMAC-SHA-256, which the definition asks every reader to know. */
  final class Pbkdf2 implements KeyDerivation {
    static final String NAME = "pbkdf2";

    private static final int MAX_ROUNDS = 10_000_000;

    private final int rounds;
    private final byte[] salt;

    private Pbkdf2(int rounds, byte[] salt) {
      this.rounds = rounds;
      this.salt = salt;
    }

    static Pbkdf2 checked(int rounds, byte[] salt) throws KeystoreFormatException {
      if (rounds < 1 || rounds > MAX_ROUNDS) {
        throw new KeystoreFormatException("pbkdf2 c must be 1 to " + MAX_ROUNDS);
      }
      return new Pbkdf2(rounds, salt);
    }

    @Override
    public byte[] derive(char[] password) {
      PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, DERIVED_BYTES * 8);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java runtime lacks PBKDF2 with HMAC-SHA-256", e);
      } finally {
        spec.clearPassword();
      }
    }
  }
}
