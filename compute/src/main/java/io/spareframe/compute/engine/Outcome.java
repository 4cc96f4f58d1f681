package io.spareframe.compute.engine;

/** How an execution ended. */
public sealed interface Outcome {

  /** All leaves ran and all chunks were given to the listener. */
  record Completed() implements Outcome {}

  /**
   * Stopped on request.
   *
   * @param checkpoint where to go on
   */
  record Preempted(Checkpoint checkpoint) implements Outcome {}

  /**
   * Cannot go on.
   *
   * @param reason a sentence for a person, with the beginning of a build log where there is one
   * @param fault who is to blame
   */
  record Failed(String reason, Fault fault) implements Outcome {}

  /** Stopped for good on request; nothing is kept. */
  record Cancelled() implements Outcome {}
}
