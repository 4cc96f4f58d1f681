package io.spareframe.compute.worker;

import io.spareframe.compute.engine.Checkpoint;
import io.spareframe.compute.engine.CheckpointFile;
import io.spareframe.compute.engine.CheckpointNotWrittenException;
import io.spareframe.compute.job.JobCursor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves checkpoints aside of the running job, and the last one when it pauses. */
final class CheckpointSaver {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSaver.class);

  /** States larger than this are let go of at once, not when the small heap happens to fill. */
  private static final long LARGE_STATE_BYTES = 16L << 20;

  private record Due(Checkpoint checkpoint, int newestChunk) {}

  private final CheckpointFile file;
  private final FrameOutput<WorkerFrame> frames;
  private final ChunkSender chunks;
  private final BlockingQueue<Due> due = new LinkedBlockingQueue<>(1);
  private JobCursor saved;
  private boolean closed;

  /**
   * @param from where the file's checkpoint stands
   */
  CheckpointSaver(
      CheckpointFile file, JobCursor from, FrameOutput<WorkerFrame> frames, ChunkSender chunks) {
    this.file = file;
    this.frames = frames;
    this.chunks = chunks;
    saved = from;
  }

  /** Saves what is handed over, one after the other; runs on a thread of its own. */
  void run() {
    try {
      while (true) {
        Due next = due.take();
        save(next, false);
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("checkpoints cannot be saved any more", e);
    }
  }

  /** Has a checkpoint saved later; ignored while another one waits already. */
  void saveLater(Checkpoint checkpoint) {
    if (!due.offer(new Due(checkpoint, chunks.newest()))) {
      LOG.debug("a checkpoint is skipped: the one before still waits to be saved");
    }
  }

  /**
   * Saves the last checkpoint and no other afterwards.
   *
   * @throws IOException if the agent is gone
   */
  void saveLast(Checkpoint checkpoint) throws IOException, InterruptedException {
    save(new Due(checkpoint, chunks.newest()), true);
  }

  private void save(Due due, boolean last) throws IOException, InterruptedException {
    chunks.awaitStored(due.newestChunk);
    Optional<WorkerFrame> said = write(due.checkpoint, last);
    if (said.isPresent()) {
      frames.send(said.get());
    }
    if (due.checkpoint.stateBytes() > LARGE_STATE_BYTES) {
      System.gc();
    }
  }

  private synchronized Optional<WorkerFrame> write(Checkpoint checkpoint, boolean last) {
    if (closed || checkpoint.cursor().equals(saved)) {
      return Optional.empty();
    }
    closed = last;
    long start = System.nanoTime();
    try {
      file.write(checkpoint);
    } catch (CheckpointNotWrittenException e) {
      return Optional.of(new WorkerFrame.CheckpointNotSaved(String.valueOf(e.getMessage())));
    }
    saved = checkpoint.cursor();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return Optional.of(new WorkerFrame.CheckpointSaved(saved, checkpoint.stateBytes(), took));
  }
}
