// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

/** What came of reading a recovery phrase. None of it repeats a word of the phrase. */
public sealed interface MnemonicParsing {
  /** The phrase is right; whoever receives the mnemonic closes it. */
  record Valid(Mnemonic mnemonic) implements MnemonicParsing {}

  /** A reason why the phrase cannot be used, with a sentence for the person who typed it. */
  sealed interface Invalid extends MnemonicParsing {
    String sentence();
  }

  /**
   * @param position of the first word that is not in the list, counted from 1
   */
  record UnknownWord(int position) implements Invalid {
    @Override
    public String sentence() {
      return "Word " + position + " is not one of the 2048 words. Please check its spelling.";
    }
  }

  /**
   * @param count how many words were found; counting stops above {@link Mnemonic#MAX_WORDS}
   */
  record WrongWordCount(int count) implements Invalid {
    @Override
    public String sentence() {
      return count > Mnemonic.MAX_WORDS
          ? "A recovery phrase has 12, 15, 18, 21 or 24 words, these are more."
          : "A recovery phrase has 12, 15, 18, 21 or 24 words, here are " + count + ".";
    }
  }

  /** All words exist but do not belong together. */
  record BadChecksum() implements Invalid {
    @Override
    public String sentence() {
      return "These words do not fit together: one may be wrong, or two may be swapped.";
    }
  }
}
