package io.spareframe.ui.wallet;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;

/** How hard a password is to guess. */
enum PasswordStrength {
  TOO_SHORT(0),
  WEAK(0.25),
  FAIR(0.5),
  GOOD(0.75),
  STRONG(1);

  /** The fewest characters that are taken. */
  static final int MIN_LENGTH = 10;

  /** The estimate takes long for longer ones, which are strong anyway. */
  private static final int MAX_ESTIMATED = 60;

  private final double share;

  PasswordStrength(double share) {
    this.share = share;
  }

  /** From 0 to 1, for a bar. */
  double share() {
    return share;
  }

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
