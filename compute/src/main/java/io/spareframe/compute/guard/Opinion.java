package io.spareframe.compute.guard;

import java.time.Instant;

/** What one watcher thinks. */
public sealed interface Opinion {

  /** Nothing speaks against lending. */
  record Clear() implements Opinion {}

  /**
   * Something does.
   *
   * @param reason what
   * @param urgency how fast to stop
   * @param since when it began
   */
  record Hold(HoldReason reason, Urgency urgency, Instant since) implements Opinion {}
}
