package io.spareframe.compute.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * Watches one thing. Opinions are asked for again and again, so a watcher keeps a state, never an
 * edge that could be missed.
 */
public interface Watcher extends AutoCloseable {

  /** What it watches, to stand after "the watch over". */
  String name();

  /** True if lending must stop while it cannot tell. */
  boolean safety();

  /** Starts to watch; {@code wake} is to be called whenever the opinion may have changed. */
  void start(Runnable wake);

  /**
   * What it thinks now. Returns at once; any thread.
   *
   * @throws WatcherException if it cannot tell
   */
  Opinion opinion(Instant now) throws WatcherException;

  /** When its opinion will change by the clock alone, if it will. */
  default Optional<Instant> nextChange(Instant now) {
    return Optional.empty();
  }

  @Override
  void close();
}
