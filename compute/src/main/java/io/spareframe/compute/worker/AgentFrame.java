package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.ContentId;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What the agent tells a worker. */
sealed interface AgentFrame {

  /** Asks for the devices; the worker ends after the answer. */
  record ListDevices() implements AgentFrame {}

  /**
   * The first frame of a job.
   *
   * @param device what to open
   * @param target how soon the device is to be idle after a pause
   * @param checkpoints the folder of this job's checkpoints: the only place the worker writes to
   */
  record Open(DeviceId device, SliceTarget target, Path checkpoints) implements AgentFrame {}

  /** The job. */
  record Manifest(ByteBuffer json) implements AgentFrame {}

  /**
   * A piece of a blob. The pieces of one blob come in order, without another blob's between them.
   *
   * @param totalBytes the whole blob's size
   * @param offset where the piece begins
   */
  record BlobPart(ContentId blob, long totalBytes, long offset, ByteBuffer bytes)
      implements AgentFrame {}

  /** All blobs are there: begin, or go on from the newest checkpoint. */
  record Start() implements AgentFrame {}

  /** This chunk survives a crash from now on, so a checkpoint after it may be saved. */
  record ChunkStored(int index) implements AgentFrame {}

  /** Asks for a checkpoint to be saved while the job goes on. */
  record Checkpoint() implements AgentFrame {}

  /** Asks to free the device, save a checkpoint and end. */
  record Pause() implements AgentFrame {}

  /** Asks for a sign of life. */
  record Ping(long number) implements AgentFrame {}
}
