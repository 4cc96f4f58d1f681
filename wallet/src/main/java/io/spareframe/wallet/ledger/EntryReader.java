// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads entries of all kinds back as what was recorded. */
final class EntryReader {
  private static final String ALL =
      """
      SELECT entry.number, entry.kind, entry.at,
        token.symbol, token.decimals, token.test,
        earned.delivery_id, earned.order_id, earned.chunk_index, earned.job_name,
        earned.units AS earned_units,
        channel.id AS channel_id, vouched.cumulative, vouched.signature,
        redeemed.units AS redeemed_units, redeemed.tx_hash, redeemed.fee_units,
        fee.symbol AS fee_symbol, fee.decimals AS fee_decimals, fee.test AS fee_test,
        power_used.meter, power_used.period_start, power_used.period_end,
        power_used.energy_mwh, power_used.micro_per_kwh, power_used.currency, power_used.measured
      FROM entry
      LEFT JOIN earned ON earned.number = entry.number
      LEFT JOIN vouched ON vouched.number = entry.number
      LEFT JOIN redeemed ON redeemed.number = entry.number
      LEFT JOIN power_used ON power_used.number = entry.number
      LEFT JOIN channel ON channel.id = coalesce(vouched.channel_id, redeemed.channel_id)
      LEFT JOIN token ON token.id = coalesce(earned.token_id, channel.token_id)
      LEFT JOIN token AS fee ON fee.id = redeemed.fee_token_id
      """;

  private EntryReader() {}

  /** Newest first. */
  static List<NumberedEntry> page(Handle handle, long before, int limit) {
    return handle
        .createQuery(ALL + "WHERE entry.number < :before ORDER BY entry.number DESC LIMIT :limit")
        .bind("before", before)
        .bind("limit", limit)
        .map(EntryReader::read)
        .list();
  }

  static Optional<NumberedEntry> highestVoucher(Handle handle, Bytes32 channel) {
    return one(
        handle,
        "WHERE vouched.channel_id = :channel ORDER BY vouched.cumulative DESC LIMIT 1",
        query -> query.bind("channel", channel.bytes()));
  }

  /**
   * @param clause fixed SQL of this package, never input
   */
  static Optional<NumberedEntry> one(Handle handle, String clause, UnaryOperator<Query> bindings) {
    return bindings.apply(handle.createQuery(ALL + clause)).map(EntryReader::read).findOne();
  }

  private static NumberedEntry read(ResultSet row, StatementContext context) throws SQLException {
    Instant at = Instant.ofEpochMilli(row.getLong("at"));
    String kind = row.getString("kind");
    LedgerEntry entry =
        switch (kind) {
          case "EARNED" ->
              new LedgerEntry.Earned(
                  row.getString("delivery_id"),
                  row.getString("order_id"),
                  row.getInt("chunk_index"),
                  row.getString("job_name"),
                  Units.read(row, "earned_units", Units.readToken(row)),
                  at);
          case "VOUCHED" ->
              new LedgerEntry.Vouched(
                  Bytes32.of(row.getBytes("channel_id")),
                  Units.read(row, "cumulative", Units.readToken(row)),
                  signature(row.getBytes("signature")),
                  at);
          case "REDEEMED" ->
              new LedgerEntry.Redeemed(
                  Bytes32.of(row.getBytes("channel_id")),
                  Units.read(row, "redeemed_units", Units.readToken(row)),
                  Bytes32.of(row.getBytes("tx_hash")),
                  Units.read(row, "fee_units", Units.readToken(row, "fee_")),
                  at);
          case "POWER_USED" ->
              new LedgerEntry.PowerUsed(
                  row.getString("meter"),
                  Instant.ofEpochMilli(row.getLong("period_start")),
                  Instant.ofEpochMilli(row.getLong("period_end")),
                  row.getLong("energy_mwh"),
                  new Tariff(row.getLong("micro_per_kwh"), row.getString("currency")),
                  row.getBoolean("measured"));
          default -> throw new LedgerException("the ledger holds an entry of unknown kind " + kind);
        };
    return new NumberedEntry(row.getLong("number"), entry);
  }

  private static Signature signature(byte[] bytes) {
    return Signature.decode(bytes)
        .orElseThrow(() -> new LedgerException("the ledger holds a damaged signature"));
  }
}
