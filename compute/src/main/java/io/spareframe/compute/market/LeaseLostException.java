package io.spareframe.compute.market;

/** The order is not ours any more: cancelled, or the lease ran out and somebody else has it. */
public final class LeaseLostException extends MarketException {

  private static final long serialVersionUID = 1L;

  public LeaseLostException(OrderId order) {
    super("the lease of order " + order + " is lost");
  }
}
