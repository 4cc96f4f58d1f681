// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.TokenAmount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One fact about money or power. Moments are kept to the millisecond. */
public sealed interface LedgerEntry {
  int MAX_ID_CHARS = 128;
  int MAX_NAME_CHARS = 200;

  /** When it happened. */
  Instant at();

  /**
   * A delivered chunk that the requester accepted.
   *
   * @param deliveryId unique: the same delivery is paid once
   */
  record Earned(
      String deliveryId,
      String orderId,
      int chunkIndex,
      String jobName,
      TokenAmount amount,
      Instant at)
      implements LedgerEntry {
    public Earned {
      requireLength("deliveryId", deliveryId, MAX_ID_CHARS);
      requireLength("orderId", orderId, MAX_ID_CHARS);
      requireLength("jobName", jobName, MAX_NAME_CHARS);
      if (chunkIndex < 0) {
        throw new IllegalArgumentException("chunkIndex must not be negative");
      }
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * The requester's signed promise over a channel. The highest one of a channel counts, not their
   * sum.
   *
   * @param cumulative all that may be redeemed over this channel; only ever grows
   */
  record Vouched(Bytes32 channelId, TokenAmount cumulative, Signature signature, Instant at)
      implements LedgerEntry {
    public Vouched {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * A voucher turned into tokens on the chain.
   *
   * @param amount what this transaction paid out
   * @param transaction its hash; unique
   * @param fee what it cost, in the chain's own coin
   */
  record Redeemed(
      Bytes32 channelId, TokenAmount amount, Bytes32 transaction, TokenAmount fee, Instant at)
      implements LedgerEntry {
    public Redeemed {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * Electricity used for lending.
   *
   * @param meter what was metered, such as a graphics card; with the start it makes the entry
   *     unique
   * @param measured by a sensor; false when the figure is an estimate
   */
  record PowerUsed(
      String meter,
      Instant start,
      Instant end,
      long energyMilliwattHours,
      Tariff tariff,
      boolean measured)
      implements LedgerEntry {
    public static final long MAX_MILLIWATT_HOURS = 1_000_000_000;

    public PowerUsed {
      requireLength("meter", meter, MAX_ID_CHARS);
      start = start.truncatedTo(ChronoUnit.MILLIS);
      end = end.truncatedTo(ChronoUnit.MILLIS);
      if (!end.isAfter(start)) {
        throw new IllegalArgumentException("end must be after start");
      }
      if (energyMilliwattHours < 0 || energyMilliwattHours > MAX_MILLIWATT_HOURS) {
        throw new IllegalArgumentException(
            "energyMilliwattHours must be 0 to " + MAX_MILLIWATT_HOURS);
      }
    }

    /** The end of the period. */
    @Override
    public Instant at() {
      return end;
    }
  }

  private static void requireLength(String field, String value, int maxChars) {
    if (value.isEmpty() || value.length() > maxChars) {
      throw new IllegalArgumentException(field + " must have 1 to " + maxChars + " characters");
    }
  }
}
