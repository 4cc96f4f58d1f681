package io.spareframe.compute.worker;

import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.ContentId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames to a worker. One thread writes them, so that nobody who asks for a pause ever waits
 * for a pipe; a request overtakes the upload of blobs.
 */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final FrameOutput<AgentFrame> frames;
  private final LinkedBlockingQueue<AgentFrame> requests = new LinkedBlockingQueue<>();

  Outbox(OutputStream out) {
    frames = new FrameOutput<>(out, new AgentFrameCodec());
  }

  /** Has a frame written soon. Never waits. */
  void request(AgentFrame frame) {
    requests.add(frame);
  }

  /**
   * Uploads the job, then writes requests until the worker is gone or the thread is interrupted.
   *
   * @return a sentence if a blob cannot be read; absent if the worker is gone
   */
  Optional<String> run(WorkerTask task) {
    try {
      frames.send(new AgentFrame.Open(task.device(), task.target(), task.checkpoints()));
      frames.send(new AgentFrame.Manifest(task.manifestJson()));
      for (ContentId blob : task.manifest().blobs()) {
        Optional<String> fault = upload(blob, task.blobs());
        if (fault.isPresent()) {
          return fault;
        }
      }
      frames.send(new AgentFrame.Start());
      while (true) {
        frames.send(requests.take());
      }
    } catch (IOException e) {
      LOG.debug("a worker takes no more frames: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Optional<String> upload(ContentId id, BlobSource blobs) throws IOException {
    ByteBuffer blob;
    try {
      blob = blobs.read(id);
    } catch (IOException e) {
      return Optional.of("A blob of the job cannot be read: " + e.getMessage());
    }
    int total = blob.remaining();
    int offset = 0;
    do {
      int length = Math.min(FrameLimits.PART, total - offset);
      ByteBuffer part = blob.slice(blob.position() + offset, length);
      frames.send(new AgentFrame.BlobPart(id, total, offset, part));
      offset += length;
      for (AgentFrame next = requests.poll(); next != null; next = requests.poll()) {
        frames.send(next);
      }
    } while (offset < total);
    return Optional.empty();
  }
}
