package io.spareframe.compute.market;

/** Something that happened in a market. */
public sealed interface MarketChange {

  /** Which order it happened to. */
  OrderId order();

  /**
   * The order is new or in another state.
   *
   * @param state its state now
   */
  record StateChanged(OrderId order, OrderState state) implements MarketChange {}

  /**
   * The order got a chunk that it did not have.
   *
   * @param chunk the chunk's number
   * @param pay what it earns
   */
  record ChunkDelivered(OrderId order, int chunk, Price pay) implements MarketChange {}
}
