// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Appends one entry within the transaction of {@code handle}. */
final class EntryWriter {
  private final Handle handle;

  EntryWriter(Handle handle) {
    this.handle = handle;
  }

  Recording write(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.Earned earned -> earned(earned);
      case LedgerEntry.Vouched vouched -> vouched(vouched);
      case LedgerEntry.Redeemed redeemed -> redeemed(redeemed);
      case LedgerEntry.PowerUsed power -> powerUsed(power);
    };
  }

  private Recording earned(LedgerEntry.Earned earned) {
    Optional<NumberedEntry> before =
        EntryReader.one(
            handle,
            "WHERE earned.delivery_id = :id",
            query -> query.bind("id", earned.deliveryId()));
    if (before.isPresent()) {
      LedgerEntry.Earned known = (LedgerEntry.Earned) before.get().entry();
      boolean same =
          known.amount().equals(earned.amount())
              && known.orderId().equals(earned.orderId())
              && known.chunkIndex() == earned.chunkIndex();
      return same
          ? new Recording.AlreadyRecorded(before.get().number())
          : new Recording.Refused(
              "delivery " + earned.deliveryId() + " is recorded with another amount or chunk");
    }
    long number = number("EARNED", earned);
    handle
        .createUpdate(
            """
            INSERT INTO earned
              (number, delivery_id, order_id, chunk_index, job_name, token_id, units)
            VALUES (:number, :delivery, :order, :chunk, :job, :token, :units)
            """)
        .bind("number", number)
        .bind("delivery", earned.deliveryId())
        .bind("order", earned.orderId())
        .bind("chunk", earned.chunkIndex())
        .bind("job", earned.jobName())
        .bind("token", tokenId(earned.amount().token()))
        .bind("units", Units.column(earned.amount()))
        .execute();
    return new Recording.Recorded(number);
  }

  private Recording vouched(LedgerEntry.Vouched vouched) {
    long token = tokenId(vouched.cumulative().token());
    if (!channelHas(vouched.channelId(), token)) {
      return otherToken(vouched.channelId());
    }
    Optional<NumberedEntry> highest = EntryReader.highestVoucher(handle, vouched.channelId());
    if (highest.isPresent()) {
      TokenAmount known = ((LedgerEntry.Vouched) highest.get().entry()).cumulative();
      if (known.equals(vouched.cumulative())) {
        return new Recording.AlreadyRecorded(highest.get().number());
      }
      if (known.compareTo(vouched.cumulative()) > 0) {
        return new Recording.Refused(
            "the channel has a voucher over " + known + " already; vouchers only grow");
      }
    }
    long number = number("VOUCHED", vouched);
    handle
        .createUpdate(
            """
            INSERT INTO vouched (number, channel_id, cumulative, signature)
            VALUES (:number, :channel, :cumulative, :signature)
            """)
        .bind("number", number)
        .bind("channel", vouched.channelId().bytes())
        .bind("cumulative", Units.column(vouched.cumulative()))
        .bind("signature", vouched.signature().bytes())
        .execute();
    return new Recording.Recorded(number);
  }

  private Recording redeemed(LedgerEntry.Redeemed redeemed) {
    Optional<NumberedEntry> before =
        EntryReader.one(
            handle,
            "WHERE redeemed.tx_hash = :hash",
            query -> query.bind("hash", redeemed.transaction().bytes()));
    if (before.isPresent()) {
      LedgerEntry.Redeemed known = (LedgerEntry.Redeemed) before.get().entry();
      boolean same =
          known.amount().equals(redeemed.amount())
              && known.channelId().equals(redeemed.channelId());
      return same
          ? new Recording.AlreadyRecorded(before.get().number())
          : new Recording.Refused(
              "transaction " + redeemed.transaction() + " is recorded with another amount");
    }
    if (!channelHas(redeemed.channelId(), tokenId(redeemed.amount().token()))) {
      return otherToken(redeemed.channelId());
    }
    long number = number("REDEEMED", redeemed);
    handle
        .createUpdate(
            """
            INSERT INTO redeemed (number, channel_id, units, tx_hash, fee_token_id, fee_units)
            VALUES (:number, :channel, :units, :hash, :feeToken, :feeUnits)
            """)
        .bind("number", number)
        .bind("channel", redeemed.channelId().bytes())
        .bind("units", Units.column(redeemed.amount()))
        .bind("hash", redeemed.transaction().bytes())
        .bind("feeToken", tokenId(redeemed.fee().token()))
        .bind("feeUnits", Units.column(redeemed.fee()))
        .execute();
    return new Recording.Recorded(number);
  }

  private Recording powerUsed(LedgerEntry.PowerUsed power) {
    Optional<NumberedEntry> before =
        EntryReader.one(
            handle,
            "WHERE power_used.meter = :meter AND power_used.period_start = :start",
            query ->
                query.bind("meter", power.meter()).bind("start", power.start().toEpochMilli()));
    if (before.isPresent()) {
      return before.get().entry().equals(power)
          ? new Recording.AlreadyRecorded(before.get().number())
          : new Recording.Refused(
              "another reading of " + power.meter() + " from " + power.start() + " is recorded");
    }
    long number = number("POWER_USED", power);
    handle
        .createUpdate(
            """
            INSERT INTO power_used (number, meter, period_start, period_end, energy_mwh,
              micro_per_kwh, currency, measured)
            VALUES (:number, :meter, :start, :end, :energy, :tariff, :currency, :measured)
            """)
        .bind("number", number)
        .bind("meter", power.meter())
        .bind("start", power.start().toEpochMilli())
        .bind("end", power.end().toEpochMilli())
        .bind("energy", power.energyMilliwattHours())
        .bind("tariff", power.tariff().microPerKilowattHour())
        .bind("currency", power.tariff().currency())
        .bind("measured", power.measured())
        .execute();
    return new Recording.Recorded(number);
  }

  private long number(String kind, LedgerEntry entry) {
    return handle
        .createQuery("INSERT INTO entry (kind, at) VALUES (:kind, :at) RETURNING number")
        .bind("kind", kind)
        .bind("at", entry.at().toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  private long tokenId(Token token) {
    handle
        .createUpdate(
            """
            INSERT INTO token (symbol, decimals, test) VALUES (:symbol, :decimals, :test)
            ON CONFLICT DO NOTHING
            """)
        .bind("symbol", token.symbol())
        .bind("decimals", token.decimals())
        .bind("test", token.test())
        .execute();
    return handle
        .createQuery(
            """
            SELECT id FROM token
            WHERE symbol = :symbol AND decimals = :decimals AND test = :test
            """)
        .bind("symbol", token.symbol())
        .bind("decimals", token.decimals())
        .bind("test", token.test())
        .mapTo(Long.class)
        .one();
  }

  /** Whether the channel is in this token; a channel not seen before is from now on. */
  private boolean channelHas(Bytes32 channel, long token) {
    handle
        .createUpdate(
            "INSERT INTO channel (id, token_id) VALUES (:id, :token) ON CONFLICT DO NOTHING")
        .bind("id", channel.bytes())
        .bind("token", token)
        .execute();
    return handle
            .createQuery("SELECT token_id FROM channel WHERE id = :id")
            .bind("id", channel.bytes())
            .mapTo(Long.class)
            .one()
        == token;
  }

  private static Recording otherToken(Bytes32 channel) {
    return new Recording.Refused("channel " + channel + " is in another token");
  }
}
