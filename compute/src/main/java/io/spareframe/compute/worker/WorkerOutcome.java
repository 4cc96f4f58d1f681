package io.spareframe.compute.worker;

import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.job.JobCursor;
import java.util.Optional;

/** How a worker ended. The process is gone, and with it all it held of the device. */
public sealed interface WorkerOutcome {

  /** The job is done; every chunk was told before. */
  record Completed() implements WorkerOutcome {}

  /**
   * It gave way.
   *
   * @param timings how fast
   * @param reached how far the job came, if the worker said so
   */
  record Paused(PauseTimings timings, Optional<JobCursor> reached) implements WorkerOutcome {}

  /** Cancelled on request. */
  record Cancelled() implements WorkerOutcome {}

  /**
   * It said that the job cannot go on.
   *
   * @param reason a sentence for a person, maybe with the beginning of a build log
   * @param fault who is to blame
   */
  record Failed(String reason, Fault fault) implements WorkerOutcome {}

  /**
   * It was killed.
   *
   * @param cause why
   * @param sentence the same for a person
   */
  record Killed(Cause cause, String sentence) implements WorkerOutcome {}

  /**
   * It died by itself.
   *
   * @param exitStatus absent if the system does not let go of it
   * @param lastWords the end of what it wrote to standard error
   */
  record Died(Optional<Integer> exitStatus, String lastWords) implements WorkerOutcome {}

  /** Why a worker is killed. */
  enum Cause {
    /** A kernel does not end or does not compile in time; most likely the job's fault. */
    ENDLESS_WORK,
    /** It gives no sign of life. */
    NO_ANSWER,
    /** It sent what is not allowed. */
    PROTOCOL_BROKEN
  }
}
