package io.spareframe.compute.market;

/** A listener's place on a list; closing it takes the listener off. */
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
