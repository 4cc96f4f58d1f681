package io.spareframe.compute.market;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to hear of events of one kind. Callable from any thread. */
public final class Listeners<E> {

  private final List<Consumer<? super E>> all = new CopyOnWriteArrayList<>();

  /** Has the listener told of every event until the subscription is closed. */
  public Subscription add(Consumer<? super E> listener) {
    // A wrapper of its own, so that a listener added twice is taken off once.
    Consumer<E> entry = listener::accept;
    all.add(entry);
    return () -> all.remove(entry);
  }

  /** Tells everyone on the calling thread. */
  public void tell(E event) {
    all.forEach(listener -> listener.accept(event));
  }
}
