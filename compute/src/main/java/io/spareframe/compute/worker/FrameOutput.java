package io.spareframe.compute.worker;

import java.io.IOException;
import java.io.OutputStream;

/** One side's frames on their way out, whole and one after the other. Callable from any thread. */
final class FrameOutput<F> {

  private final OutputStream out;
  private final FrameIo.Codec<F> codec;

  FrameOutput(OutputStream out, FrameIo.Codec<F> codec) {
    this.out = out;
    this.codec = codec;
  }

  /**
   * Writes a frame; waits while the other side is slow.
   *
   * @throws IOException if the other side is gone
   */
  synchronized void send(F frame) throws IOException {
    FrameIo.write(out, frame, codec);
  }
}
