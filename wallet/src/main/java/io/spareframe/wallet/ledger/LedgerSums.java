// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Sums over the entries, each exact. */
final class LedgerSums {
  private static final String EARNED_SINCE =
      "SELECT token.symbol, token.decimals, token.test, "
          + Units.sumOf("earned.units")
          + """

          FROM entry
          JOIN earned ON earned.number = entry.number
          JOIN token ON token.id = earned.token_id
          WHERE entry.kind = 'EARNED' AND entry.at >= :since
          GROUP BY token.id ORDER BY token.id
          """;

  /** A voucher is cumulative: of each channel the highest counts. */
  private static final String VOUCHED =
      "SELECT token.symbol, token.decimals, token.test, "
          + Units.sumOf("highest.cumulative")
          + """

          FROM (SELECT channel_id, max(cumulative) AS cumulative FROM vouched GROUP BY channel_id)
            AS highest
          JOIN channel ON channel.id = highest.channel_id
          JOIN token ON token.id = channel.token_id
          GROUP BY token.id
          """;

  private static final String REDEEMED =
      "SELECT token.symbol, token.decimals, token.test, "
          + Units.sumOf("redeemed.units")
          + """

          FROM redeemed
          JOIN channel ON channel.id = redeemed.channel_id
          JOIN token ON token.id = channel.token_id
          GROUP BY token.id
          """;

  private static final String FEES =
      "SELECT token.symbol, token.decimals, token.test, "
          + Units.sumOf("redeemed.fee_units")
          + """

          FROM redeemed
          JOIN token ON token.id = redeemed.fee_token_id
          GROUP BY token.id
          """;

  private static final String EARNED_PER_JOB =
      "SELECT earned.order_id, max(earned.job_name) AS job_name, count(*) AS chunks,"
          + " max(entry.at) AS last_at, token.symbol, token.decimals, token.test, "
          + Units.sumOf("earned.units")
          + """

          FROM earned
          JOIN entry ON entry.number = earned.number
          JOIN token ON token.id = earned.token_id
          GROUP BY earned.order_id, token.id
          ORDER BY max(earned.number) DESC LIMIT :limit
          """;

  private static final String EARNED_BETWEEN =
      "SELECT "
          + Units.sumOf("earned.units")
          + """

          FROM entry
          JOIN earned ON earned.number = entry.number
          JOIN token ON token.id = earned.token_id
          WHERE entry.kind = 'EARNED' AND entry.at >= :start AND entry.at < :end
            AND token.symbol = :symbol AND token.decimals = :decimals AND token.test = :test
          """;

  private static final String POWER_SINCE =
      """
      SELECT currency, micro_per_kwh, sum(energy_mwh) AS energy_mwh, min(measured) AS measured
      FROM power_used WHERE period_start >= :since
      GROUP BY currency, micro_per_kwh
      """;

  /** Milliwatt-hours in a kilowatt-hour. */
  private static final BigDecimal MILLIWATT_HOURS = BigDecimal.valueOf(1_000_000);

  private LedgerSums() {}

  static List<Balance> balances(Handle handle) {
    Map<Token, TokenAmount> earned = perToken(handle, EARNED_SINCE, Instant.EPOCH);
    Map<Token, TokenAmount> vouched = perToken(handle, VOUCHED, Instant.EPOCH);
    Map<Token, TokenAmount> redeemed = perToken(handle, REDEEMED, Instant.EPOCH);
    Map<Token, TokenAmount> fees = perToken(handle, FEES, Instant.EPOCH);
    return handle
        .createQuery("SELECT symbol, decimals, test FROM token ORDER BY id")
        .map((row, context) -> Units.readToken(row))
        .stream()
        .map(
            token -> {
              TokenAmount zero = TokenAmount.zero(token);
              return new Balance(
                  token,
                  earned.getOrDefault(token, zero),
                  vouched.getOrDefault(token, zero),
                  redeemed.getOrDefault(token, zero),
                  fees.getOrDefault(token, zero));
            })
        .toList();
  }

  static List<TokenAmount> earnedSince(Handle handle, Instant since) {
    return List.copyOf(perToken(handle, EARNED_SINCE, since).values());
  }

  private static Map<Token, TokenAmount> perToken(Handle handle, String sql, Instant since) {
    Map<Token, TokenAmount> sums = new LinkedHashMap<>();
    try (var query = handle.createQuery(sql)) {
      if (sql.contains(":since")) {
        query.bind("since", since.toEpochMilli());
      }
      query
          .map((row, context) -> Units.readSum(row, Units.readToken(row)))
          .forEach(sum -> sums.put(sum.token(), sum));
    }
    return sums;
  }

  static List<JobEarnings> earnedPerJob(Handle handle, int limit) {
    return handle
        .createQuery(EARNED_PER_JOB)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new JobEarnings(
                    row.getString("order_id"),
                    row.getString("job_name"),
                    row.getInt("chunks"),
                    Units.readSum(row, Units.readToken(row)),
                    Instant.ofEpochMilli(row.getLong("last_at"))))
        .list();
  }

  static List<EarnedBucket> earnedPerBucket(Handle handle, Token token, List<Instant> boundaries) {
    List<EarnedBucket> buckets = new ArrayList<>(boundaries.size() - 1);
    for (int i = 0; i + 1 < boundaries.size(); i++) {
      Instant start = boundaries.get(i);
      Instant end = boundaries.get(i + 1);
      TokenAmount earned =
          handle
              .createQuery(EARNED_BETWEEN)
              .bind("start", start.toEpochMilli())
              .bind("end", end.toEpochMilli())
              .bind("symbol", token.symbol())
              .bind("decimals", token.decimals())
              .bind("test", token.test())
              .map((row, context) -> Units.readSum(row, token))
              .one();
      buckets.add(new EarnedBucket(start, end, earned));
    }
    return List.copyOf(buckets);
  }

  private record EnergyAtTariff(Tariff tariff, long milliwattHours, boolean measured) {}

  static List<PowerCost> powerCostSince(Handle handle, Instant since) {
    Map<String, List<EnergyAtTariff>> byCurrency = new TreeMap<>();
    handle
        .createQuery(POWER_SINCE)
        .bind("since", since.toEpochMilli())
        .map(
            (row, context) ->
                new EnergyAtTariff(
                    new Tariff(row.getLong("micro_per_kwh"), row.getString("currency")),
                    row.getLong("energy_mwh"),
                    row.getBoolean("measured")))
        .forEach(
            part ->
                byCurrency
                    .computeIfAbsent(part.tariff().currency(), currency -> new ArrayList<>())
                    .add(part));
    List<PowerCost> costs = new ArrayList<>();
    byCurrency.forEach((currency, parts) -> costs.add(cost(currency, parts)));
    return List.copyOf(costs);
  }

  private static PowerCost cost(String currency, List<EnergyAtTariff> parts) {
    BigInteger product = BigInteger.ZERO;
    long energy = 0;
    boolean measured = true;
    for (EnergyAtTariff part : parts) {
      product =
          product.add(
              BigInteger.valueOf(part.milliwattHours())
                  .multiply(BigInteger.valueOf(part.tariff().microPerKilowattHour())));
      energy = Math.addExact(energy, part.milliwattHours());
      measured &= part.measured();
    }
    long micro =
        new BigDecimal(product).divide(MILLIWATT_HOURS, 0, RoundingMode.HALF_UP).longValueExact();
    return new PowerCost(currency, micro, energy, measured);
  }
}
