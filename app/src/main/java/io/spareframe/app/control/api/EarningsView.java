package io.spareframe.app.control.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was earned, from the ledger.
 *
 * @param today earned since local midnight
 * @param total earned ever
 * @param vouched the part of the total that signed vouchers cover
 * @param redeemed the part that was redeemed on chain
 * @param energyTodayMilliwattHours energy that lending used since local midnight
 * @param energyMeasured true if a sensor measured it; false if it is estimated from the watts that
 *     the user entered
 * @param powerCostToday that energy at the user's tariff; null while no power price is set
 * @param chart earned by bucket, oldest first
 */
public record EarningsView(
    AmountView today,
    AmountView total,
    AmountView vouched,
    AmountView redeemed,
    long energyTodayMilliwattHours,
    boolean energyMeasured,
    @Nullable AmountView powerCostToday,
    List<Bucket> chart) {

  /**
   * One bar of the chart.
   *
   * @param start its first instant
   * @param earned in it
   */
  public record Bucket(Instant start, AmountView earned) {}
}
