package io.spareframe.compute.lending;

import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.worker.WorkerOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What a failed worker means for its order.
 *
 * @param sentence what went wrong, for a person
 * @param tries how many workers in a row may end like this before the order is let go of
 * @param verdict what becomes of the order then
 */
record Failure(String sentence, int tries, Verdict verdict) {

  /** What becomes of an order that does not get on. */
  enum Verdict {
    /** It fails: the job, or the job on this device, is at fault. */
    FAIL,
    /** It is given back for others, since we are at fault. */
    GIVE_BACK
  }

  private static final int JOB_TRIES = 1;
  private static final int ENDLESS_TRIES = 2;
  private static final int DEVICE_TRIES = 2;
  private static final int OUR_TRIES = 3;

  /** Somebody else may have killed it: memory runs short, or the user looked at the task list. */
  private static final int CRASH_TRIES = 10;

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final int MAX_DOUBLINGS = 7;

  /** The failure in an outcome; absent if it is none. */
  static Optional<Failure> of(WorkerOutcome outcome) {
    return switch (outcome) {
      case WorkerOutcome.Completed() -> Optional.empty();
      case WorkerOutcome.Cancelled() -> Optional.empty();
      case WorkerOutcome.Paused paused -> Optional.empty();
      case WorkerOutcome.Failed(String reason, Fault fault) ->
          Optional.of(
              switch (fault) {
                case JOB -> new Failure(reason, JOB_TRIES, Verdict.FAIL);
                case DEVICE -> new Failure(reason, DEVICE_TRIES, Verdict.FAIL);
                case OURS -> ours(reason);
              });
      case WorkerOutcome.Killed(WorkerOutcome.Cause cause, String sentence) ->
          Optional.of(
              switch (cause) {
                case ENDLESS_WORK -> new Failure(sentence, ENDLESS_TRIES, Verdict.FAIL);
                case NO_ANSWER, PROTOCOL_BROKEN -> new Failure(sentence, CRASH_TRIES, Verdict.FAIL);
              });
      case WorkerOutcome.Died(Optional<Integer> status, String lastWords) ->
          Optional.of(new Failure(died(status, lastWords), CRASH_TRIES, Verdict.FAIL));
    };
  }

  /** A failure that is ours. */
  static Failure ours(String sentence) {
    return new Failure(sentence, OUR_TRIES, Verdict.GIVE_BACK);
  }

  /** How long to wait before the next try. */
  static Duration backoff(int strikes) {
    return FIRST_BACKOFF.multipliedBy(1L << Math.min(strikes - 1, MAX_DOUBLINGS));
  }

  private static String died(Optional<Integer> status, String lastWords) {
    String how = status.map(code -> " (exit status " + code + ")").orElse("");
    return "The worker died" + how + "." + (lastWords.isEmpty() ? "" : " " + lastWords);
  }
}
