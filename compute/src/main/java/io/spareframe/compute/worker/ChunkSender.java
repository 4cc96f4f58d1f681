package io.spareframe.compute.worker;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends chunks and knows which of them the agent has stored. A checkpoint that is behind a chunk
 * must not be saved before the chunk is: otherwise a crash of both processes loses the chunk.
 */
final class ChunkSender {

  private final FrameOutput<WorkerFrame> frames;
  private int sent = -1;
  private int stored = -1;
  private boolean stopping;

  ChunkSender(FrameOutput<WorkerFrame> frames) {
    this.frames = frames;
  }

  /** Sends a chunk once the one before is stored, so that the agent never holds many. */
  void send(int index, ByteBuffer bytes) throws IOException, InterruptedException {
    synchronized (this) {
      while (stored < sent && !stopping) {
        wait();
      }
      sent = index;
    }
    int total = bytes.remaining();
    for (int offset = 0; offset < total; offset += FrameLimits.PART) {
      int length = Math.min(FrameLimits.PART, total - offset);
      ByteBuffer part = bytes.slice(bytes.position() + offset, length);
      frames.send(new WorkerFrame.ChunkPart(index, total, offset, part));
    }
  }

  /** The number of the newest chunk sent; -1 if there is none. */
  synchronized int newest() {
    return sent;
  }

  /** The agent says that it has stored a chunk. */
  synchronized void stored(int index) {
    stored = Math.max(stored, index);
    notifyAll();
  }

  /** A request to stop must not wait for the agent's disk. */
  synchronized void stopping() {
    stopping = true;
    notifyAll();
  }

  /** Waits until this chunk and those before it are stored. */
  synchronized void awaitStored(int index) throws InterruptedException {
    while (stored < index) {
      wait();
    }
  }
}
