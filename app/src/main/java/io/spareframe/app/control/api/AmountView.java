package io.spareframe.app.control.api;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount of a token or a currency.
 *
 * @param units in the smallest unit
 * @param decimals how many of its digits stand behind the point
 * @param symbol what it is counted in, such as {@code EUR} or {@code test credit}
 * @param test true if it has no value outside this network's trials
 */
public record AmountView(BigInteger units, int decimals, String symbol, boolean test) {

  /** The number alone, every digit that is not zero shown, at least two behind the point. */
  public String number() {
    BigDecimal exact = new BigDecimal(units, decimals).stripTrailingZeros();
    return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
  }

  /** The number and the symbol, for people. */
  public String text() {
    return number() + " " + symbol;
  }
}
