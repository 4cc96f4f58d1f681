// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A recovery phrase after BIP-39, English words. Holds word numbers, never the text; {@link #close}
 * wipes them. Needs no wallet, agent or network: whoever shows a new phrase makes it on the spot.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki">BIP-39</a>
 */
public final class Mnemonic implements AutoCloseable {
  public static final int MAX_WORDS = 24;

  private static final int NEW_ENTROPY_BYTES = 16;
  private static final int SEED_ROUNDS = 2048;
  private static final int SEED_BITS = 512;
  private static final char[] SALT_PREFIX = "mnemonic".toCharArray();

  private final WordList list;
  private final short[] indices;

  private Mnemonic(WordList list, short[] indices) {
    this.list = list;
    this.indices = indices;
  }

  /** A new phrase of 12 words from 128 random bits. */
  public static Mnemonic generate(SecureRandom random) {
    byte[] entropy = new byte[NEW_ENTROPY_BYTES];
    random.nextBytes(entropy);
    try {
      return ofEntropy(entropy);
    } finally {
      Secrets.wipe(entropy);
    }
  }

  /** The phrase that stands for 16, 20, 24, 28 or 32 bytes of entropy. */
  static Mnemonic ofEntropy(byte[] entropy) {
    int words = wordCount(entropy.length);
    byte[] withChecksum = Arrays.copyOf(entropy, entropy.length + 1);
    withChecksum[entropy.length] = checksum(entropy);
    short[] indices = new short[words];
    for (int bit = 0; bit < words * WordList.BITS_PER_WORD; bit++) {
      int word = bit / WordList.BITS_PER_WORD;
      indices[word] = (short) (indices[word] << 1 | bitOf(withChecksum, bit));
    }
    Secrets.wipe(withChecksum);
    return new Mnemonic(WordList.english(), indices);
  }

  /**
   * Reads words separated by white space, in upper or lower case. {@code phrase} is left as it is;
   * wiping it is the caller's business.
   */
  public static MnemonicParsing parse(char[] phrase) {
    WordList list = WordList.english();
    short[] found = new short[MAX_WORDS];
    try {
      return parse(phrase, list, found);
    } finally {
      Arrays.fill(found, (short) 0);
    }
  }

  private static MnemonicParsing parse(char[] phrase, WordList list, short[] found) {
    int count = 0;
    int firstUnknown = 0;
    int at = 0;
    while (true) {
      while (at < phrase.length && Character.isWhitespace(phrase[at])) {
        at++;
      }
      if (at == phrase.length) {
        break;
      }
      int from = at;
      while (at < phrase.length && !Character.isWhitespace(phrase[at])) {
        at++;
      }
      if (count == MAX_WORDS) {
        return new MnemonicParsing.WrongWordCount(MAX_WORDS + 1);
      }
      int index = list.indexOf(phrase, from, at);
      found[count++] = (short) Math.max(index, 0);
      if (index < 0 && firstUnknown == 0) {
        firstUnknown = count;
      }
    }
    if (count < 12 || count % 3 != 0) {
      return new MnemonicParsing.WrongWordCount(count);
    }
    if (firstUnknown != 0) {
      return new MnemonicParsing.UnknownWord(firstUnknown);
    }
    Mnemonic mnemonic = new Mnemonic(list, Arrays.copyOf(found, count));
    if (!mnemonic.checksumHolds()) {
      mnemonic.close();
      return new MnemonicParsing.BadChecksum();
    }
    return new MnemonicParsing.Valid(mnemonic);
  }

  /** A fresh copy of the words with single spaces; the caller wipes it. */
  public char[] phrase() {
    char[] longest = new char[indices.length * (WordList.LONGEST_WORD + 1)];
    int length = 0;
    for (short index : indices) {
      String word = list.word(index);
      if (length > 0) {
        longest[length++] = ' ';
      }
      word.getChars(0, word.length(), longest, length);
      length += word.length();
    }
    char[] phrase = Arrays.copyOf(longest, length);
    Secrets.wipe(longest);
    return phrase;
  }

  public int wordCount() {
    return indices.length;
  }

  /**
   * The 64-byte seed without a passphrase, as every common wallet makes it; the caller wipes it.
   */
  byte[] seed() {
    return seed(new char[0]);
  }

  /** With a passphrase of ASCII characters (others would need Unicode's NFKD form first). */
  byte[] seed(char[] passphrase) {
    char[] phrase = phrase();
    char[] saltChars = Arrays.copyOf(SALT_PREFIX, SALT_PREFIX.length + passphrase.length);
    System.arraycopy(passphrase, 0, saltChars, SALT_PREFIX.length, passphrase.length);
    byte[] salt = Secrets.utf8(saltChars);
    PBEKeySpec spec = new PBEKeySpec(phrase, salt, SEED_ROUNDS, SEED_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks PBKDF2 with HMAC-SHA-512", e);
    } finally {
      spec.clearPassword();
      Secrets.wipe(phrase);
      Secrets.wipe(saltChars);
      Secrets.wipe(salt);
    }
  }

  /** The bits that the words stand for, less the checksum; the caller wipes it. */
  byte[] entropy() {
    int bits = indices.length * WordList.BITS_PER_WORD;
    byte[] entropy = new byte[bits / 33 * 4];
    for (int bit = 0; bit < entropy.length * 8; bit++) {
      entropy[bit / 8] = (byte) (entropy[bit / 8] << 1 | wordBit(bit));
    }
    return entropy;
  }

  private boolean checksumHolds() {
    byte[] entropy = entropy();
    int checksum = checksum(entropy) & 0xFF;
    int entropyBits = entropy.length * 8;
    Secrets.wipe(entropy);
    int found = 0;
    int checksumBits = indices.length / 3;
    for (int bit = 0; bit < checksumBits; bit++) {
      found = found << 1 | wordBit(entropyBits + bit);
    }
    return found == checksum >>> (8 - checksumBits);
  }

  private int wordBit(int bit) {
    int shift = WordList.BITS_PER_WORD - 1 - bit % WordList.BITS_PER_WORD;
    return indices[bit / WordList.BITS_PER_WORD] >>> shift & 1;
  }

  private static int bitOf(byte[] bytes, int bit) {
    return bytes[bit / 8] >>> (7 - bit % 8) & 1;
  }

  /** The first byte of SHA-256: its first bits, one for each 32 of entropy, are the checksum. */
  private static byte checksum(byte[] entropy) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(entropy)[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  private static int wordCount(int entropyBytes) {
    if (entropyBytes < 16 || entropyBytes > 32 || entropyBytes % 4 != 0) {
      throw new IllegalArgumentException(
          "entropy must be 16, 20, 24, 28 or 32 bytes, got " + entropyBytes);
    }
    return entropyBytes / 4 * 3;
  }

  @Override
  public void close() {
    Arrays.fill(indices, (short) 0);
  }

  @Override
  public String toString() {
    return "Mnemonic[" + indices.length + " words]";
  }
}
