package io.spareframe.app.control.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order on this machine's market.
 *
 * @param id of the order
 * @param name for people
 * @param state where it stands
 * @param progressPermille how much is done, 0 to 1000
 * @param earned for the chunks delivered so far
 * @param price for the whole job
 * @param submittedAt when it was submitted
 * @param finishedAt when it ended; null while it has not
 * @param chunksDelivered how many result chunks there are
 * @param picture true if the chunks delivered can be shown by {@link Command.GetPicture}
 * @param failure why it failed, in a sentence; null unless it did
 */
public record JobView(
    String id,
    String name,
    State state,
    int progressPermille,
    AmountView earned,
    AmountView price,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    int chunksDelivered,
    boolean picture,
    @Nullable String failure) {

  /** Where a job can stand. */
  public enum State {
    QUEUED,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED
  }
}
