// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * An exact, non-negative amount of a token.
 *
 * @param units in the token's smallest unit, 0 to {@link #MAX_UNITS}
 */
public record TokenAmount(BigInteger units, Token token) implements Comparable<TokenAmount> {
  /** 10^36 - 1: a quintillion of an 18-decimal token; the ledger's columns hold 36 digits. */
  public static final BigInteger MAX_UNITS = BigInteger.TEN.pow(36).subtract(BigInteger.ONE);

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,36}(\\.[0-9]{1,18})?");

  /**
   * @throws IllegalArgumentException when the units are negative or above {@link #MAX_UNITS}
   */
  public TokenAmount {
    if (units.signum() < 0 || units.compareTo(MAX_UNITS) > 0) {
      throw new IllegalArgumentException("amount must be 0 to 10^36 - 1 smallest units");
    }
  }

  public static TokenAmount of(long units, Token token) {
    return new TokenAmount(BigInteger.valueOf(units), token);
  }

  public static TokenAmount zero(Token token) {
    return new TokenAmount(BigInteger.ZERO, token);
  }

  /**
   * Reads a plain decimal of whole tokens such as {@code 1.25}: no sign, exponent or grouping.
   *
   * @throws IllegalArgumentException when the text is no such decimal, or finer than the token
   */
  public static TokenAmount parse(String text, Token token) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("amount must be a plain decimal such as 1.25");
    }
    BigDecimal units = new BigDecimal(text).movePointRight(token.decimals()).stripTrailingZeros();
    if (units.scale() > 0) {
      throw new IllegalArgumentException(
          "amount has more than the " + token.decimals() + " decimals of " + token.symbol());
    }
    return new TokenAmount(units.toBigIntegerExact(), token);
  }

  /**
   * @throws IllegalArgumentException when the tokens differ
   */
  public TokenAmount plus(TokenAmount other) {
    return new TokenAmount(units.add(sameToken(other).units), token);
  }

  /** This less {@code other}, or zero where that would be negative. */
  public TokenAmount minusOrZero(TokenAmount other) {
    return new TokenAmount(units.subtract(sameToken(other).units).max(BigInteger.ZERO), token);
  }

  @Override
  public int compareTo(TokenAmount other) {
    return units.compareTo(sameToken(other).units);
  }

  private TokenAmount sameToken(TokenAmount other) {
    if (!token.equals(other.token)) {
      throw new IllegalArgumentException(
          "amounts of " + token.symbol() + " and " + other.token.symbol() + " do not mix");
    }
    return other;
  }

  /** The exact decimal in whole tokens without the symbol; trailing zeros are left off. */
  public String toDecimal() {
    BigDecimal exact = new BigDecimal(units, token.decimals());
    return units.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** Such as {@code 1.25 USDC}, or {@code 1.25 CREDIT (test)}. */
  @Override
  public String toString() {
    return toDecimal() + " " + token.symbol() + (token.test() ? " (test)" : "");
  }
}
