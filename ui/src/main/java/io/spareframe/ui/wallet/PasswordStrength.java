package io.spareframe.ui.wallet;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;

/** How hard a password is to guess. */
enum PasswordStrength {
  TOO_SHORT,
  WEAK,
  FAIR,
  GOOD,
  STRONG;

  /** The fewest characters that are taken. */
  static final int MIN_LENGTH = 10;

  /** The estimate takes long for longer ones, which are strong anyway. */
  private static final int MAX_ESTIMATED = 60;

  /** Estimates a password; the array is left as it is. */
  static PasswordStrength of(char[] password) {
    if (password.length < MIN_LENGTH) {
      return TOO_SHORT;
    }
    CharBuffer estimated = CharBuffer.wrap(password, 0, Math.min(password.length, MAX_ESTIMATED));
    return switch (new Zxcvbn().measure(estimated).getScore()) {
      case 0, 1 -> WEAK;
      case 2 -> FAIR;
      case 3 -> GOOD;
      default -> STRONG;
    };
  }
}
