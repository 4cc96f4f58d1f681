// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MnemonicTest {
  private static final String ABANDON = "abandon ".repeat(11);

  @Test
  void allEnglishVectorsOfTheStandardHold() throws IOException {
    JsonNode file;
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("bip39-vectors.json"))) {
      file = new JsonMapper().readTree(in);
    }
    char[] passphrase = file.get("passphrase").stringValue().toCharArray();
    int checked = 0;
    for (JsonNode vector : file.get("vectors")) {
      String words = vector.get("mnemonic").stringValue();
      byte[] entropy = HexFormat.of().parseHex(vector.get("entropy").stringValue());
      Mnemonic parsed = valid(words);
      assertThat(new String(Mnemonic.ofEntropy(entropy).phrase())).isEqualTo(words);
      assertThat(parsed.entropy()).isEqualTo(entropy);
      assertThat(HexFormat.of().formatHex(parsed.seed(passphrase)))
          .isEqualTo(vector.get("seed").stringValue());
      checked++;
    }
    assertThat(checked).isEqualTo(24);
  }

  @Test
  void theWordListIsTheOneOfTheStandard() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("bip39-english.txt"))) {
      assertThat(
              HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes())))
          .isEqualTo("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
    }
  }

  @Test
  void aNewPhraseHasTwelveWordsReadsBackAndIsNeverTheSame() {
    Set<String> phrases = new HashSet<>();
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 50; i++) {
      try (Mnemonic mnemonic = Mnemonic.generate(random)) {
        assertThat(mnemonic.wordCount()).isEqualTo(12);
        String phrase = new String(mnemonic.phrase());
        assertThat(valid(phrase).entropy()).isEqualTo(mnemonic.entropy());
        phrases.add(phrase);
      }
    }
    assertThat(phrases).hasSize(50);
  }

  @Test
  void upperCaseAndUnevenSpacesAreRead() {
    Mnemonic mnemonic = valid("  ABANDON\tabandon\n" + "Abandon ".repeat(9) + "\u2003About \n");
    assertThat(new String(mnemonic.phrase())).isEqualTo(ABANDON + "about");
  }

  @Test
  void anUnknownWordIsToldByItsPositionAlone() {
    MnemonicParsing result =
        Mnemonic.parse(("abandon abandon hunterr2 " + "abandon ".repeat(9)).toCharArray());
    assertThat(result).isEqualTo(new MnemonicParsing.UnknownWord(3));
    assertThat(((MnemonicParsing.Invalid) result).sentence())
        .contains("Word 3")
        .doesNotContain("hunterr2");
  }

  @Test
  void aPrefixOfAWordOrAWordWithATailIsUnknown() {
    assertThat(Mnemonic.parse(("abando " + "abandon ".repeat(10) + "about").toCharArray()))
        .isEqualTo(new MnemonicParsing.UnknownWord(1));
    assertThat(Mnemonic.parse((ABANDON + "aboutx").toCharArray()))
        .isEqualTo(new MnemonicParsing.UnknownWord(12));
  }

  @Test
  void aWrongNumberOfWordsIsTold() {
    for (int count : new int[] {0, 1, 11, 13, 14, 23}) {
      assertThat(Mnemonic.parse("abandon ".repeat(count).toCharArray()))
          .isEqualTo(new MnemonicParsing.WrongWordCount(count));
    }
    assertThat(Mnemonic.parse("abandon ".repeat(100_000).toCharArray()))
        .isEqualTo(new MnemonicParsing.WrongWordCount(25));
  }

  @Test
  void wordsThatDoNotBelongTogetherAreRefused() {
    assertThat(Mnemonic.parse("abandon ".repeat(12).toCharArray()))
        .isEqualTo(new MnemonicParsing.BadChecksum());
    assertThat(Mnemonic.parse(("about " + ABANDON).toCharArray()))
        .isEqualTo(new MnemonicParsing.BadChecksum());
  }

  @Test
  void closingForgetsTheWords() {
    Mnemonic mnemonic = valid("zoo ".repeat(11) + "wrong");
    mnemonic.close();
    assertThat(new String(mnemonic.phrase())).doesNotContain("zoo").doesNotContain("wrong");
  }

  static Mnemonic valid(String phrase) {
    MnemonicParsing result = Mnemonic.parse(phrase.toCharArray());
    assertThat(result).isInstanceOf(MnemonicParsing.Valid.class);
    return ((MnemonicParsing.Valid) result).mnemonic();
  }
}
