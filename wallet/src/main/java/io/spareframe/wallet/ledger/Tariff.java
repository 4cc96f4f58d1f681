// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import java.util.regex.Pattern;

/**
 * A price of electricity.
 *
 * @param microPerKilowattHour in millionths of the currency: 0.32 a kilowatt-hour is 320,000
 * @param currency three capital letters after ISO 4217
 */
public record Tariff(long microPerKilowattHour, String currency) {
  public static final long MAX_MICRO_PER_KILOWATT_HOUR = 1_000_000_000;

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Tariff {
    if (microPerKilowattHour < 0 || microPerKilowattHour > MAX_MICRO_PER_KILOWATT_HOUR) {
      throw new IllegalArgumentException("tariff must be 0 to 1000 a kilowatt-hour");
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("currency must be three capital letters");
    }
  }
}
