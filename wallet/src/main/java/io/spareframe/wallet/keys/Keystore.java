// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Web3 Secret Storage format, version 3: a private key under a password, readable by every
 * common wallet.
 *
 * @see <a
 *     href="https://ethereum.org/developers/docs/data-structures-and-encoding/web3-secret-storage/">Definition</a>
 */
final class Keystore {
  static final int MAX_FILE_BYTES = 16 * 1024;

  private static final int VERSION = 3;
  private static final int SALT_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final int CIPHER_KEY_BYTES = 16;
  private static final int MAC_KEY_END = 32;
  private static final String CIPHER = "aes-128-ctr";

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(1024)
                          .maxNumberLength(20)
                          .build())
                  .build())
          .build();

  /** The file's content; {@code password} is left as it is. Takes about a second. */
  byte[] encrypt(PrivateKey key, char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(salt);
    random.nextBytes(iv);
    KeyDerivation.Scrypt derivation = KeyDerivation.Scrypt.standard(salt);
    byte[] derived = derivation.derive(password);
    byte[] secret = key.copyOfSecret();
    try {
      byte[] ciphertext = aes(Cipher.ENCRYPT_MODE, derived, iv, secret);
      Map<String, Object> file =
          Map.of(
              "version",
              VERSION,
              "id",
              UUID.randomUUID().toString(),
              "address",
              HexFormat.of().formatHex(key.address().bytes()),
              "crypto",
              Map.of(
                  "cipher",
                  CIPHER,
                  "cipherparams",
                  Map.of("iv", HexFormat.of().formatHex(iv)),
                  "ciphertext",
                  HexFormat.of().formatHex(ciphertext),
                  "kdf",
                  KeyDerivation.Scrypt.NAME,
                  "kdfparams",
                  derivation.parameters(),
                  "mac",
                  HexFormat.of().formatHex(mac(derived, ciphertext))));
      return json.writeValueAsBytes(file);
    } finally {
      Secrets.wipe(derived);
      Secrets.wipe(secret);
    }
  }

  /**
   * Which account the file says it holds; empty when it does not say.
   *
   * @throws KeystoreFormatException when the content is no version 3 keystore
   */
  Optional<Address> address(byte[] content) throws KeystoreFormatException {
    JsonNode file = read(content);
    JsonNode address = file.get("address");
    if (address == null) {
      return Optional.empty();
    }
    byte[] bytes = hex(file, "address");
    if (bytes.length != Address.LENGTH) {
      throw new KeystoreFormatException("address must have 20 bytes");
    }
    return Optional.of(Address.of(bytes));
  }

  /** {@code password} is left as it is. Takes about a second. */
  KeystoreOpening decrypt(byte[] content, char[] password) {
    try {
      JsonNode crypto = read(content).path("crypto");
      if (!CIPHER.equals(text(crypto, "cipher").toLowerCase(Locale.ROOT))) {
        throw new KeystoreFormatException("cipher must be " + CIPHER);
      }
      byte[] iv = hex(crypto.path("cipherparams"), "iv");
      byte[] ciphertext = hex(crypto, "ciphertext");
      byte[] expectedMac = hex(crypto, "mac");
      if (iv.length != IV_BYTES || ciphertext.length == 0 || ciphertext.length > 32) {
        throw new KeystoreFormatException("iv must have 16 bytes and ciphertext 1 to 32");
      }
      byte[] derived =
          KeyDerivation.read(text(crypto, "kdf"), crypto.path("kdfparams")).derive(password);
      byte[] secret = new byte[PrivateKey.LENGTH];
      try {
        if (!MessageDigest.isEqual(mac(derived, ciphertext), expectedMac)) {
          return new KeystoreOpening.WrongPassword();
        }
        byte[] plain = aes(Cipher.DECRYPT_MODE, derived, iv, ciphertext);
        // Some writers drop leading zeros of the key.
        System.arraycopy(plain, 0, secret, secret.length - plain.length, plain.length);
        Secrets.wipe(plain);
        return checked(PrivateKey.of(secret), address(content));
      } catch (IllegalArgumentException e) {
        return new KeystoreOpening.Unreadable("the file holds no valid private key");
      } finally {
        Secrets.wipe(derived);
        Secrets.wipe(secret);
      }
    } catch (KeystoreFormatException e) {
      return new KeystoreOpening.Unreadable(e.problem());
    }
  }

  private static KeystoreOpening checked(PrivateKey key, Optional<Address> stated) {
    if (stated.isPresent() && !stated.get().equals(key.address())) {
      key.close();
      return new KeystoreOpening.Unreadable("address is not that of the key in the file");
    }
    return new KeystoreOpening.Opened(key);
  }

  private JsonNode read(byte[] content) throws KeystoreFormatException {
    if (content.length > MAX_FILE_BYTES) {
      throw new KeystoreFormatException("the file has more than " + MAX_FILE_BYTES + " bytes");
    }
    try {
      JsonNode file = json.readTree(content);
      if (file.path("version").asInt(0) != VERSION) {
        throw new KeystoreFormatException("version must be " + VERSION);
      }
      return file;
    } catch (JacksonException e) {
      // Its message quotes the input.
      throw new KeystoreFormatException("the file is not JSON");
    }
  }

  static String text(JsonNode parent, String field) throws KeystoreFormatException {
    JsonNode value = parent.get(field);
    if (value == null || !value.isString()) {
      throw new KeystoreFormatException(field + " must be text");
    }
    return value.stringValue();
  }

  static byte[] hex(JsonNode parent, String field) throws KeystoreFormatException {
    String digits = text(parent, field);
    try {
      return HexFormat.of().parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
    } catch (IllegalArgumentException e) {
      throw new KeystoreFormatException(field + " must be hexadecimal");
    }
  }

  private static byte[] mac(byte[] derived, byte[] ciphertext) {
    byte[] macKey = Arrays.copyOfRange(derived, CIPHER_KEY_BYTES, MAC_KEY_END);
    try {
      return Bytes32.keccak256(macKey, ciphertext).bytes();
    } finally {
      Secrets.wipe(macKey);
    }
  }

  private static byte[] aes(int mode, byte[] derived, byte[] iv, byte[] input) {
    byte[] cipherKey = Arrays.copyOf(derived, CIPHER_KEY_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES in counter mode", e);
    } finally {
      Secrets.wipe(cipherKey);
    }
  }
}
