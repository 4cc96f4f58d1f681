package io.spareframe.compute.market;

import java.math.BigInteger;

/**
 * What is paid.
 *
 * @param units the amount in the asset's smallest unit, not negative
 * @param asset the label of what is paid in
 */
public record Price(BigInteger units, String asset) {

  /** The longest asset label, in characters. */
  public static final int MAX_ASSET_CHARS = 64;

  /** The largest amount has this many bits: that of a token on chain. */
  public static final int MAX_UNITS_BITS = 256;

  /**
   * @throws IllegalArgumentException if the amount is negative or beyond {@link #MAX_UNITS_BITS},
   *     or the label is empty or longer than {@link #MAX_ASSET_CHARS}
   */
  public Price {
    if (units.signum() < 0 || units.bitLength() > MAX_UNITS_BITS) {
      throw new IllegalArgumentException(
          "price: must be 0 or more and fit " + MAX_UNITS_BITS + " bits");
    }
    if (asset.isBlank() || asset.length() > MAX_ASSET_CHARS) {
      throw new IllegalArgumentException(
          "asset: must have 1 to " + MAX_ASSET_CHARS + " characters");
    }
  }
}
