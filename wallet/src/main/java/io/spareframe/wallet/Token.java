// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import java.util.regex.Pattern;

/**
 * What an amount is counted in.
 *
 * @param symbol 1 to 12 letters, digits, dots or dashes, such as {@code USDC}
 * @param decimals how many decimal places one token has, 0 to 18
 * @param test whether it is worth nothing: test credit must always be shown as such
 */
public record Token(String symbol, int decimals, boolean test) {
  public static final int MAX_DECIMALS = 18;

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9.-]{1,12}");

  public Token {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException(
          "token symbol must be 1 to 12 letters, digits, dots or dashes");
    }
    if (decimals < 0 || decimals > MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "token decimals must be 0 to " + MAX_DECIMALS + ", got " + decimals);
    }
  }
}
