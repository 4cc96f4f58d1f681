package io.spareframe.compute.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How soon the device shall be idle after a preemption was requested: the time of all slices in
 * flight, the queued ones too.
 *
 * @param answerTime 2 to 50 ms; absent if launches are never cut
 */
public record SliceTarget(Optional<Duration> answerTime) {

  public static final Duration MIN_ANSWER_TIME = Duration.ofMillis(2);
  public static final Duration MAX_ANSWER_TIME = Duration.ofMillis(50);

  /** 8 ms: half a frame at 60 frames a second. */
  public static final SliceTarget DEFAULT = of(Duration.ofMillis(8));

  /**
   * @throws IllegalArgumentException if the answer time is out of its bounds
   */
  public SliceTarget {
    answerTime.ifPresent(
        time -> {
          if (time.compareTo(MIN_ANSWER_TIME) < 0 || time.compareTo(MAX_ANSWER_TIME) > 0) {
            throw new IllegalArgumentException(
                "the answer time is "
                    + MIN_ANSWER_TIME.toMillis()
                    + " to "
                    + MAX_ANSWER_TIME.toMillis()
                    + " ms, not "
                    + time);
          }
        });
  }

  /** Cuts launches so that the device is idle this soon. */
  public static SliceTarget of(Duration answerTime) {
    return new SliceTarget(Optional.of(answerTime));
  }

  /** Never cuts a launch: what sliced execution is compared with. */
  public static SliceTarget unlimited() {
    return new SliceTarget(Optional.empty());
  }
}
