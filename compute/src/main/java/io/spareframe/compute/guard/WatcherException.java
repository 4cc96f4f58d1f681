package io.spareframe.compute.guard;

/** A watcher cannot tell. */
public final class WatcherException extends Exception {

  private static final long serialVersionUID = 1L;

  public WatcherException(String message) {
    super(message);
  }
}
