// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeystoreTest {
  private final Keystore keystore = new Keystore();
  private final JsonMapper json = new JsonMapper();

  @Test
  void publishedKeystoresOpenWithTheirPasswordAndNoOther() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("keystore-vectors.json"))) {
      for (Map.Entry<String, JsonNode> vector : json.readTree(in).properties()) {
        byte[] file = json.writeValueAsBytes(vector.getValue().get("json"));
        char[] password = vector.getValue().get("password").stringValue().toCharArray();
        KeystoreOpening opening = keystore.decrypt(file, password);
        assertThat(opening).as(vector.getKey()).isInstanceOf(KeystoreOpening.Opened.class);
        assertThat(
                HexFormat.of().formatHex(((KeystoreOpening.Opened) opening).key().copyOfSecret()))
            .isEqualTo(vector.getValue().get("key").stringValue());
        assertThat(keystore.decrypt(file, "not it".toCharArray()))
            .isEqualTo(new KeystoreOpening.WrongPassword());
      }
    }
  }

  /** By the reader that the published keystores prove. */
  @Test
  void whatWeWriteOpensAgainAndIsOfTheDocumentedShape() {
    try (PrivateKey key = PrivateKey.generate(new SecureRandom())) {
      byte[] file = keystore.encrypt(key, "påsswörd €".toCharArray(), new SecureRandom());
      assertThat(keystore.decrypt(file, "påsswörd €".toCharArray()))
          .isInstanceOfSatisfying(
              KeystoreOpening.Opened.class,
              opened -> assertThat(opened.key().copyOfSecret()).isEqualTo(key.copyOfSecret()));
      assertThat(keystore.decrypt(file, "påsswörd e".toCharArray()))
          .isEqualTo(new KeystoreOpening.WrongPassword());
      assertThat(keystore.address(file)).contains(key.address());
      JsonNode read = json.readTree(file);
      assertThat(read.get("version").asInt()).isEqualTo(3);
      assertThat(read.at("/crypto/kdf").stringValue()).isEqualTo("scrypt");
      assertThat(read.at("/crypto/cipher").stringValue()).isEqualTo("aes-128-ctr");
    } catch (KeystoreFormatException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSameKeyAndPasswordNeverGiveTheSameFile() {
    try (PrivateKey key = PrivateKey.generate(new SecureRandom())) {
      char[] password = "a password".toCharArray();
      JsonNode one = json.readTree(keystore.encrypt(key, password, new SecureRandom()));
      JsonNode two = json.readTree(keystore.encrypt(key, password, new SecureRandom()));
      assertThat(one.at("/crypto/ciphertext")).isNotEqualTo(two.at("/crypto/ciphertext"));
      assertThat(one.at("/crypto/kdfparams/salt")).isNotEqualTo(two.at("/crypto/kdfparams/salt"));
    }
  }

  @Test
  void aFileThatNamesAnotherAddressIsNotOpened() {
    try (PrivateKey key = PrivateKey.generate(new SecureRandom());
        PrivateKey other = PrivateKey.generate(new SecureRandom())) {
      char[] password = "a password".toCharArray();
      String file =
          new String(
              keystore.encrypt(key, password, new SecureRandom()), StandardCharsets.US_ASCII);
      String changed =
          file.replace(
              HexFormat.of().formatHex(key.address().bytes()),
              HexFormat.of().formatHex(other.address().bytes()));
      assertThat(keystore.decrypt(changed.getBytes(StandardCharsets.US_ASCII), password))
          .isEqualTo(new KeystoreOpening.Unreadable("address is not that of the key in the file"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json at all | JSON",
        "{\"version\":2} | version",
        "{\"version\":3} | cipher",
        "{\"version\":3,\"crypto\":{\"cipher\":\"aes-128-cbc\"}} | cipher",
        "{\"version\":3,\"crypto\":{\"cipher\":\"aes-128-ctr\"}} | iv",
        "{\"version\":3,\"crypto\":{\"cipher\":\"aes-128-ctr\",\"cipherparams\":{\"iv\":\"zz\"}}} | iv"
      })
  void aBrokenFileIsToldByItsField(String file, String field) {
    assertThat(keystore.decrypt(file.getBytes(StandardCharsets.UTF_8), new char[0]))
        .isInstanceOfSatisfying(
            KeystoreOpening.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).contains(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scrypt | {\"dklen\":32,\"n\":262144,\"r\":1,\"p\":8,\"salt\":\"ab\"} | 65536",
        "scrypt | {\"dklen\":32,\"n\":1073741824,\"r\":8,\"p\":1,\"salt\":\"ab\"} | 256 MiB",
        "scrypt | {\"dklen\":32,\"n\":1073741824,\"r\":2147483647,\"p\":1,\"salt\":\"ab\"} | 256 MiB",
        "scrypt | {\"dklen\":32,\"n\":2,\"r\":1,\"p\":2147483647,\"salt\":\"ab\"} | usual work",
        "scrypt | {\"dklen\":32,\"n\":3,\"r\":8,\"p\":1,\"salt\":\"ab\"} | power of two",
        "scrypt | {\"dklen\":16,\"n\":2,\"r\":8,\"p\":1,\"salt\":\"ab\"} | dklen",
        "scrypt | {\"dklen\":32,\"n\":2,\"r\":8,\"p\":1,\"salt\":\"\"} | salt",
        "pbkdf2 | {\"dklen\":32,\"c\":2000000000,\"prf\":\"hmac-sha256\",\"salt\":\"ab\"} | 10000000",
        "pbkdf2 | {\"dklen\":32,\"c\":1,\"prf\":\"hmac-md5\",\"salt\":\"ab\"} | prf",
        "argon2 | {\"dklen\":32,\"salt\":\"ab\"} | kdf"
      })
  void derivationThatWouldEatTheMachineOrIsUnknownIsRefused(
      String name, String parameters, String limit) {
    String file =
        """
        {"version":3,"crypto":{"cipher":"aes-128-ctr","ciphertext":"ab","mac":"ab",
        "cipherparams":{"iv":"00000000000000000000000000000000"},"kdf":"%s","kdfparams":%s}}
        """
            .formatted(name, parameters);
    assertThat(keystore.decrypt(file.getBytes(StandardCharsets.UTF_8), new char[0]))
        .isInstanceOfSatisfying(
            KeystoreOpening.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).contains(limit));
  }
}
