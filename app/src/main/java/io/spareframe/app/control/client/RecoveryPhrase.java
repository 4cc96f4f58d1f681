package io.spareframe.app.control.client;

import io.spareframe.wallet.keys.Mnemonic;
import io.spareframe.wallet.keys.MnemonicParsing;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * A new BIP-39 recovery phrase, drawn where it is shown, so that it never travels in a reply. All
 * arrays given out are copies that whoever asked wipes.
 */
public final class RecoveryPhrase implements AutoCloseable {

  private static final int WORDS_OF_SHORTEST = 12;

  private final Mnemonic mnemonic;

  private RecoveryPhrase(Mnemonic mnemonic) {
    this.mnemonic = mnemonic;
  }

  /** A new phrase of 12 words. */
  public static RecoveryPhrase draw() {
    return new RecoveryPhrase(Mnemonic.generate(new SecureRandom()));
  }

  /**
   * Checks a phrase that somebody typed; it is left as it is.
   *
   * @return what is wrong with it, in a sentence that repeats no word; empty if it is right
   */
  public static Optional<String> check(char[] phrase) {
    return switch (Mnemonic.parse(phrase)) {
      case MnemonicParsing.Valid(Mnemonic right) -> {
        right.close();
        yield Optional.empty();
      }
      case MnemonicParsing.Invalid wrong -> Optional.of(wrong.sentence());
    };
  }

  /** Whether this is one of the words that phrases are made of; it is left as it is. */
  public static boolean knows(char[] word) {
    if (word.length == 0) {
      return false;
    }
    // A phrase of that word alone is of the right length, so only an unknown word can be unknown.
    char[] repeated = new char[(word.length + 1) * WORDS_OF_SHORTEST];
    Arrays.fill(repeated, ' ');
    for (int i = 0; i < WORDS_OF_SHORTEST; i++) {
      System.arraycopy(word, 0, repeated, i * (word.length + 1), word.length);
    }
    MnemonicParsing parsed = Mnemonic.parse(repeated);
    Arrays.fill(repeated, '\0');
    if (parsed instanceof MnemonicParsing.Valid(Mnemonic valid)) {
      valid.close();
    }
    return !(parsed instanceof MnemonicParsing.UnknownWord)
        && !(parsed instanceof MnemonicParsing.WrongWordCount);
  }

  /** How many words it has. */
  public int count() {
    return mnemonic.wordCount();
  }

  /** The words, one space between. */
  public char[] phrase() {
    return mnemonic.phrase();
  }

  /**
   * One word.
   *
   * @param index from 0
   */
  public char[] word(int index) {
    char[] phrase = mnemonic.phrase();
    try {
      int from = 0;
      for (int i = 0; i < index; i++) {
        from = end(phrase, from) + 1;
      }
      return Arrays.copyOfRange(phrase, from, end(phrase, from));
    } finally {
      Arrays.fill(phrase, '\0');
    }
  }

  /**
   * Whether that word stands there; upper and lower case are the same. The array is left as it is.
   *
   * @param index from 0
   */
  public boolean isWord(int index, char[] typed) {
    char[] word = word(index);
    try {
      boolean same = word.length == typed.length;
      for (int i = 0; same && i < word.length; i++) {
        same = word[i] == Character.toLowerCase(typed[i]);
      }
      return same;
    } finally {
      Arrays.fill(word, '\0');
    }
  }

  @Override
  public void close() {
    mnemonic.close();
  }

  @Override
  public String toString() {
    return "RecoveryPhrase[" + count() + " words]";
  }

  private static int end(char[] phrase, int from) {
    int end = from;
    while (end < phrase.length && phrase[end] != ' ') {
      end++;
    }
    return end;
  }
}
