package io.spareframe.ui.dashboard;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.EarningsView;
import java.math.BigDecimal;

/** What is left of today's earnings after the power they took. */
sealed interface NetToday {

  /** No power price is set, so there is nothing to subtract. */
  record NoPowerPrice() implements NetToday {}

  /**
   * Earned in test credit, which is no money: what is left is what the power cost.
   *
   * @param net zero or less
   */
  record TestCredit(AmountView net) implements NetToday {}

  /** Earned in one money and paid the power in another: the two cannot be subtracted. */
  record OtherMoney() implements NetToday {}

  /** Earned less power. */
  record Left(AmountView net) implements NetToday {}

  /** The case that these earnings are. */
  static NetToday of(EarningsView earnings) {
    AmountView power = earnings.powerCostToday();
    if (power == null) {
      return new NoPowerPrice();
    }
    AmountView earned = earnings.today();
    if (earned.test()) {
      return new TestCredit(
          new AmountView(power.units().negate(), power.decimals(), power.symbol(), false));
    }
    if (!earned.symbol().equals(power.symbol())) {
      return new OtherMoney();
    }
    BigDecimal net =
        new BigDecimal(earned.units(), earned.decimals())
            .subtract(new BigDecimal(power.units(), power.decimals()));
    return new Left(new AmountView(net.unscaledValue(), net.scale(), earned.symbol(), false));
  }
}
