package io.spareframe.compute.lending;

import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;

/** Something that happened while lending. */
public sealed interface LendingEvent {

  /**
   * Lending gave way and the worker is gone, or, with {@link Yield#backAt}, it is back.
   *
   * @param yield the figures known so far
   */
  record Yielded(Yield yield) implements LendingEvent {}

  /** A result chunk is stored in the market, for the first time. */
  record ChunkDelivered(Order order, int chunk, Price pay) implements LendingEvent {}

  /**
   * Work on an order is over.
   *
   * @param state {@link OrderState.Done}, {@link OrderState.Failed} or, where it was given back,
   *     {@link OrderState.Queued}, or {@link OrderState.Cancelled}
   */
  record OrderEnded(Order order, OrderState state, WorkTally tally) implements LendingEvent {}

  /**
   * Something did not work and costs at most time.
   *
   * @param sentence what, for a person
   */
  record Trouble(String sentence) implements LendingEvent {}
}
