package io.spareframe.compute.worker;

import java.time.Duration;

/** How many frames a worker may send in a second: a flood would keep the agent busy. */
final class FrameBudget {

  private static final int FRAMES_PER_SECOND = 2_000;
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private long windowStart = System.nanoTime();
  private int frames;

  /**
   * Counts a frame.
   *
   * @throws ProtocolException if there are too many
   */
  void spend() throws ProtocolException {
    long now = System.nanoTime();
    if (now - windowStart >= SECOND_NANOS) {
      windowStart = now;
      frames = 0;
    }
    frames++;
    if (frames > FRAMES_PER_SECOND) {
      throw new ProtocolException("more than " + FRAMES_PER_SECOND + " frames a second");
    }
  }
}
