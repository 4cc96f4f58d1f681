package io.spareframe.app.control.api;

import org.jspecify.annotations.Nullable;

/**
 * What the machine does right now, in words that window, tray and terminal show alike.
 *
 * @param phase the kind of state
 * @param headline one line, such as "Lending: bunny.obj, 43 %, 12 s left"
 * @param detail what would change it or what to do, one sentence; may be empty
 * @param jobId the job at hand; null if none
 * @param progressPermille how much of that job is done, 0 to 1000
 * @param secondsLeft an estimate for that job; null if not known
 * @param lastYield the last time that lending gave way; null if it never did since the agent
 *     started
 */
public record LendingView(
    Phase phase,
    String headline,
    String detail,
    @Nullable String jobId,
    int progressPermille,
    @Nullable Long secondsLeft,
    @Nullable YieldView lastYield) {

  /** The kinds of state. */
  public enum Phase {
    /** Looking for devices. */
    STARTING,
    /** There is nothing to lend; the detail says the remedy. */
    NO_DEVICE,
    /** Ready, and no order is there. */
    WAITING,
    /** A job runs. */
    LENDING,
    /** A job is being stopped. */
    PAUSING,
    /** Something holds lending, or will until its hold has been gone for a while. */
    PAUSED
  }

  /** Whether a pause button makes sense now; otherwise a resume button does. */
  public boolean canPause() {
    return phase != Phase.PAUSED && phase != Phase.PAUSING;
  }
}
