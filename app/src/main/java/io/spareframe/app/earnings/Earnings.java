package io.spareframe.app.earnings;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.local.Delivery;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.compute.market.local.LocalOrder;
import io.spareframe.wallet.TokenAmount;
import io.spareframe.wallet.ledger.Balance;
import io.spareframe.wallet.ledger.EarnedBucket;
import io.spareframe.wallet.ledger.Ledger;
import io.spareframe.wallet.ledger.LedgerCsv;
import io.spareframe.wallet.ledger.LedgerEntry;
import io.spareframe.wallet.ledger.PowerCost;
import io.spareframe.wallet.ledger.Recording;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ledger entries of what the market shows as delivered. It compares the two whenever it is
 * asked, so a crash between a delivery and its entry loses nothing, and an entry is never made
 * twice. Any thread.
 */
public final class Earnings {

  private static final int CHART_HOURS = 24;
  private static final int MICRO_DECIMALS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(Earnings.class);

  private final LocalMarket market;
  private final Ledger ledger;
  private final Clock clock;

  /**
   * @param clock with the user's time zone: a day begins at midnight there
   */
  public Earnings(LocalMarket market, Ledger ledger, Clock clock) {
    this.market = market;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Records what was delivered for any order and is not in the ledger. */
  public void catchUp() throws MarketException {
    for (LocalOrder order : market.orders()) {
      record(order);
    }
  }

  /** Records what was delivered for this order and is not in the ledger. */
  public void catchUp(OrderId id) throws MarketException {
    Optional<LocalOrder> order = market.order(id);
    if (order.isPresent()) {
      record(order.get());
    }
  }

  private void record(LocalOrder order) throws MarketException {
    String orderId = order.order().id().value();
    for (Delivery delivery : market.deliveries(order.order().id())) {
      Recording recording =
          ledger.record(
              new LedgerEntry.Earned(
                  orderId + "/" + delivery.chunk(),
                  orderId,
                  delivery.chunk(),
                  order.order().name(),
                  new TokenAmount(delivery.pay().units(), TestCredit.TOKEN),
                  delivery.delivered()));
      if (recording instanceof Recording.Refused(String reason)) {
        LOG.error(
            "chunk {} of order {} is not in the ledger: {}", delivery.chunk(), orderId, reason);
      }
    }
  }

  /** What to show of the ledger now. */
  public EarningsView view() {
    ZonedDateTime now = ZonedDateTime.now(clock);
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS).toInstant();
    Optional<Balance> balance =
        ledger.balances().stream().filter(one -> one.token().equals(TestCredit.TOKEN)).findFirst();
    Optional<PowerCost> power = ledger.powerCostSince(midnight).stream().findFirst();
    return new EarningsView(
        amount(
            ledger.earnedSince(midnight).stream()
                .filter(one -> one.token().equals(TestCredit.TOKEN))
                .findFirst()),
        amount(balance.map(Balance::earned)),
        amount(balance.map(Balance::vouched)),
        amount(balance.map(Balance::redeemed)),
        power.map(PowerCost::energyMilliwattHours).orElse(0L),
        power.map(PowerCost::measured).orElse(false),
        power
            .map(
                cost ->
                    new AmountView(
                        BigInteger.valueOf(cost.microUnits()),
                        MICRO_DECIMALS,
                        cost.currency(),
                        false))
            .orElse(null),
        chart(now));
  }

  private List<EarningsView.Bucket> chart(ZonedDateTime now) {
    Instant thisHour = now.truncatedTo(ChronoUnit.HOURS).toInstant();
    List<Instant> boundaries = new ArrayList<>();
    for (int hour = CHART_HOURS - 1; hour >= -1; hour--) {
      boundaries.add(thisHour.minus(hour, ChronoUnit.HOURS));
    }
    return ledger.earnedPerBucket(TestCredit.TOKEN, boundaries).stream()
        .map(Earnings::bucket)
        .toList();
  }

  private static EarningsView.Bucket bucket(EarnedBucket bucket) {
    return new EarningsView.Bucket(bucket.start(), TestCredit.view(bucket.earned().units()));
  }

  private static AmountView amount(Optional<TokenAmount> amount) {
    return TestCredit.view(amount.map(TokenAmount::units).orElse(BigInteger.ZERO));
  }

  /** Every entry as CSV. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    try {
      LedgerCsv.write(ledger, csv);
    } catch (IOException e) {
      throw new IllegalStateException("a string takes all that is appended", e);
    }
    return csv.toString();
  }
}
