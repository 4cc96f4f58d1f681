package io.spareframe.app.control.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryPhraseTest {

  @Test
  void aDrawnPhraseIsRightAndSaidWordByWordAsWhole() {
    try (RecoveryPhrase phrase = RecoveryPhrase.draw()) {
      assertThat(phrase.count()).isEqualTo(12);
      assertThat(RecoveryPhrase.check(phrase.phrase())).isEmpty();
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < phrase.count(); i++) {
        joined.append(i == 0 ? "" : " ").append(phrase.word(i));
        assertThat(RecoveryPhrase.knows(phrase.word(i))).isTrue();
      }
      assertThat(joined.toString()).isEqualTo(new String(phrase.phrase()));
    }
  }

  @Test
  void aWordIsComparedWhateverItsCase() {
    try (RecoveryPhrase phrase = RecoveryPhrase.draw()) {
      String word = new String(phrase.word(11));
      assertThat(phrase.isWord(11, word.toUpperCase(java.util.Locale.ROOT).toCharArray())).isTrue();
      assertThat(phrase.isWord(11, (word + "s").toCharArray())).isFalse();
      assertThat(phrase.isWord(11, new char[0])).isFalse();
    }
  }

  @Test
  void aWrongPhraseIsDescribedWithoutRepeatingIt() {
    assertThat(RecoveryPhrase.check("abandon zebraz".toCharArray()))
        .hasValueSatisfying(sentence -> assertThat(sentence).doesNotContain("zebraz"));
    assertThat(RecoveryPhrase.check(("abandon ".repeat(11) + "about").toCharArray())).isEmpty();
  }

  @Test
  void onlyWordsOfTheListAreKnown() {
    assertThat(RecoveryPhrase.knows("zebra".toCharArray())).isTrue();
    assertThat(RecoveryPhrase.knows("zebraz".toCharArray())).isFalse();
    assertThat(RecoveryPhrase.knows("two words".toCharArray())).isFalse();
    assertThat(RecoveryPhrase.knows(new char[0])).isFalse();
  }

  @Test
  void aClosedPhraseSaysNothing() {
    RecoveryPhrase phrase = RecoveryPhrase.draw();
    String words = new String(phrase.phrase());
    phrase.close();
    assertThat(new String(phrase.phrase())).isNotEqualTo(words);
    assertThat(phrase.toString()).isEqualTo("RecoveryPhrase[12 words]");
  }
}
