// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The 2048 English words of BIP-39, sorted. Public data: only which of them were drawn is not. */
final class WordList {
  static final int SIZE = 2048;
  static final int BITS_PER_WORD = 11;
  static final int LONGEST_WORD = 8;

  private static final String RESOURCE = "bip39-english.txt";

  private final List<String> words;

  private WordList(List<String> words) {
    this.words = words;
  }

  static WordList english() {
    try (InputStream in =
            Objects.requireNonNull(WordList.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return new WordList(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the word list is missing from this build", e);
    }
  }

  String word(int index) {
    return words.get(index);
  }

  /** The index of the word in {@code phrase[from, to)}, or a negative number when there is none. */
  int indexOf(char[] phrase, int from, int to) {
    int low = 0;
    int high = words.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(words.get(middle), phrase, from, to);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private static int compare(String word, char[] phrase, int from, int to) {
    int length = Math.min(word.length(), to - from);
    for (int i = 0; i < length; i++) {
      int order = word.charAt(i) - lowerCase(phrase[from + i]);
      if (order != 0) {
        return order;
      }
    }
    return word.length() - (to - from);
  }

  private static char lowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
  }
}
