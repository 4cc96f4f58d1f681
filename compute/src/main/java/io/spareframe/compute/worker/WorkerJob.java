package io.spareframe.compute.worker;

import io.spareframe.compute.engine.Checkpoint;
import io.spareframe.compute.engine.CheckpointFile;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Engines;
import io.spareframe.compute.engine.ExecutionListener;
import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.engine.JobExecution;
import io.spareframe.compute.engine.Outcome;
import io.spareframe.compute.engine.Progress;
import io.spareframe.compute.engine.Session;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The job of a worker: runs it on a thread of its own, and takes requests from another one. */
final class WorkerJob implements ExecutionListener {

  private final AgentFrame.Open open;
  private final byte[] manifestJson;
  private final ReceivedBlobs blobs;
  private final Path natives;
  private final FrameOutput<WorkerFrame> frames;
  private final ChunkSender chunks;
  private final AtomicReference<Optional<JobExecution>> execution =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<CheckpointSaver>> saver =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean running = new AtomicBoolean();

  WorkerJob(
      AgentFrame.Open open,
      byte[] manifestJson,
      ReceivedBlobs blobs,
      Path natives,
      FrameOutput<WorkerFrame> frames) {
    this.open = open;
    this.manifestJson = manifestJson;
    this.blobs = blobs;
    this.natives = natives;
    this.frames = frames;
    chunks = new ChunkSender(frames);
  }

  /**
   * Runs the job to its end or to a request, and says how it ended.
   *
   * @throws IOException if the agent is gone
   */
  void run() throws IOException, InterruptedException {
    WorkerFrame end;
    try {
      JobManifest manifest = ManifestJson.read(manifestJson);
      end = run(manifest);
    } catch (InvalidJobException e) {
      end = new WorkerFrame.Failed(String.valueOf(e.getMessage()), Fault.JOB);
    } catch (EngineException e) {
      end = new WorkerFrame.Failed(e.reason(), e.fault());
    }
    frames.send(end);
  }

  private WorkerFrame run(JobManifest manifest)
      throws EngineException, IOException, InterruptedException {
    Session session = Engines.load(natives).open(open.device());
    CheckpointFile file = new CheckpointFile(open.checkpoints());
    Optional<Checkpoint> from = file.read();
    JobCursor cursor = from.map(Checkpoint::cursor).orElse(JobCursor.START);
    CheckpointSaver checkpoints = new CheckpointSaver(file, cursor, frames, chunks);
    saver.set(Optional.of(checkpoints));
    Threads.start("checkpoints", checkpoints::run);
    frames.send(new WorkerFrame.Ready(cursor));
    JobExecution job =
        new JobExecution(session, ContentId.of(manifestJson), manifest, blobs, this, open.target());
    execution.set(Optional.of(job));
    Outcome outcome = job.run(from);
    session.close();
    return switch (outcome) {
      case Outcome.Completed() -> new WorkerFrame.Completed();
      case Outcome.Cancelled() ->
          throw new IllegalStateException("a worker is killed, never cancelled");
      case Outcome.Failed(String reason, Fault fault) -> new WorkerFrame.Failed(reason, fault);
      case Outcome.Preempted(Checkpoint checkpoint) -> {
        frames.send(new WorkerFrame.MemoryFree());
        checkpoints.saveLast(checkpoint);
        yield new WorkerFrame.Paused(checkpoint.cursor());
      }
    };
  }

  /**
   * Asks the job to stop with a checkpoint.
   *
   * @return false if it has not run a slice yet: then there is nothing to keep
   */
  boolean pause() {
    if (!running.get()) {
      return false;
    }
    chunks.stopping();
    execution.get().ifPresent(JobExecution::requestPreemption);
    return true;
  }

  /** Asks for a checkpoint while the job goes on. */
  void saveCheckpoint() {
    execution.get().ifPresent(JobExecution::requestCheckpoint);
  }

  /** The agent has stored a chunk. */
  void chunkStored(int index) {
    chunks.stored(index);
  }

  /** How long the device has been working on the slice at hand. */
  Optional<Duration> waitingFor() {
    return execution.get().flatMap(JobExecution::waitingFor);
  }

  @Override
  public void firstSlice() {
    running.set(true);
    blobs.release();
    send(new WorkerFrame.FirstSlice());
  }

  @Override
  public void progress(Progress progress) {
    int permille = (int) Math.clamp(progress.share() * 1000, 0, 1000);
    send(
        new WorkerFrame.Progress(
            progress.cursor(), permille, progress.slices(), progress.deviceTime()));
  }

  @Override
  public void chunk(int index, ByteBuffer bytes) {
    try {
      chunks.send(index, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the agent is gone", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the job", e);
    }
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    saver.get().ifPresent(it -> it.saveLater(checkpoint));
  }

  @Override
  public void slowSlice(String entry, int blocks, Duration deviceTime) {
    send(new WorkerFrame.SlowSlice(entry, blocks, deviceTime));
  }

  @Override
  public void idle() {
    send(new WorkerFrame.DeviceIdle());
  }

  private void send(WorkerFrame frame) {
    try {
      frames.send(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("the agent is gone", e);
    }
  }
}
