package io.spareframe.app.earnings;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.wallet.Token;
import io.spareframe.wallet.channel.EmbeddedChannel;
import java.math.BigInteger;

/** What the embedded market pays in: it has no value. */
public final class TestCredit {

  /** Its label on orders and in the window. */
  public static final String ASSET = "test credit";

  /** How many digits of an amount stand behind the point. */
  public static final int DECIMALS = EmbeddedChannel.TOKEN.decimals();

  /** The token in the ledger. */
  public static final Token TOKEN = EmbeddedChannel.TOKEN;

  private TestCredit() {}

  /** An amount for people. */
  public static AmountView view(BigInteger units) {
    return new AmountView(units, DECIMALS, ASSET, true);
  }
}
