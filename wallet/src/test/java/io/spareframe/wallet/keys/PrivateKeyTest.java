// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateKeyTest {
  @ParameterizedTest
  @CsvSource({
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about,"
        + " 0x9858EfFD232B4033E47d90003D41EC34EcaEda94",
    "test test test test test test test test test test test junk,"
        + " 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  })
  void aPhraseLeadsToTheAccountThatOtherWalletsShow(String phrase, String address) {
    try (Mnemonic mnemonic = MnemonicTest.valid(phrase);
        PrivateKey key = PrivateKey.ofMnemonic(mnemonic)) {
      assertThat(key.address()).hasToString(address);
    }
  }

  @Test
  void theKeyOfTheKnownPhraseIsTheKnownKey() {
    try (Mnemonic mnemonic = MnemonicTest.valid("test ".repeat(11) + "junk");
        PrivateKey key = PrivateKey.ofMnemonic(mnemonic)) {
      assertThat(HexFormat.of().formatHex(key.copyOfSecret()))
          .isEqualTo("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
    }
  }

  @Test
  void aSignatureLeadsBackToItsSignerAndHasLowS() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 30; i++) {
      try (PrivateKey key = PrivateKey.generate(random)) {
        Bytes32 digest = Bytes32.keccak256(("message " + i).getBytes(StandardCharsets.UTF_8));
        Signature signature = key.sign(digest);
        assertThat(signature.signer(digest)).contains(key.address());
        assertThat(signature.hasLowS()).isTrue();
        assertThat(Signature.decode(signature.bytes())).contains(signature);
      }
    }
  }

  @Test
  void aClosedKeySignsNothing() {
    PrivateKey key = PrivateKey.generate(new SecureRandom());
    key.close();
    assertThatThrownBy(() -> key.sign(Bytes32.keccak256()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void zeroAndTheCurveOrderAreNoKeys() {
    assertThatThrownBy(() -> PrivateKey.of(new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] order =
        HexFormat.of().parseHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    assertThatThrownBy(() -> PrivateKey.of(order)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyFileIsMadeOnceForItsOwnerAloneAndReadBack(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("payer.key");
    try (PrivateKey made = KeyFile.loadOrCreate(file, new SecureRandom());
        PrivateKey read = KeyFile.loadOrCreate(file, new SecureRandom())) {
      assertThat(read.address()).isEqualTo(made.address());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("payer.key");
  }

  @Test
  void aDamagedKeyFileIsToldAndKept(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("payer.key"), new byte[31]);
    assertThatThrownBy(() -> KeyFile.loadOrCreate(file, new SecureRandom()))
        .hasMessageContaining("payer.key");
    assertThat(Files.size(file)).isEqualTo(31);
  }
}
