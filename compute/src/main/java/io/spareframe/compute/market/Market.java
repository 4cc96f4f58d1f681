package io.spareframe.compute.market;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where orders come from. Callable from any thread. */
public interface Market {

  /**
   * Leases the first order that is free and wanted.
   *
   * @param wanted which orders to take; called in the market's order of preference
   */
  Optional<Lease> lease(Predicate<? super Order> wanted) throws MarketException;

  /**
   * Has the listener told of every change from now on.
   *
   * @param listener called on the thread that made the change; it returns soon and does not throw
   * @return ends the subscription when closed
   */
  Subscription onChange(Consumer<? super MarketChange> listener);
}
