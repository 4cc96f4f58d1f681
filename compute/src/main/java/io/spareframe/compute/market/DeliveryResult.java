package io.spareframe.compute.market;

/** What became of a delivered chunk. */
public sealed interface DeliveryResult {

  /**
   * It is stored, for good.
   *
   * @param pay what it earns
   */
  record Accepted(Price pay) implements DeliveryResult {}

  /** The order has this chunk from before; the new one is ignored and earns nothing. */
  record AlreadyDelivered() implements DeliveryResult {}
}
