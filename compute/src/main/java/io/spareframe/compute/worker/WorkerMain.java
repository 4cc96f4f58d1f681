package io.spareframe.compute.worker;

import io.spareframe.compute.engine.Engines;
import io.spareframe.compute.engine.Fault;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker process. It talks frames on standard input and output, opens one device, runs one job
 * and ends. When its input ends, the agent is dead and it ends at once, whatever the device does.
 */
public final class WorkerMain {

  /** The job or its device has come to an end, which was said in a frame. */
  private static final int EXIT_DONE = 0;

  /** A fault of this program. */
  private static final int EXIT_FAULT = 1;

  /** The agent is gone. */
  private static final int EXIT_ALONE = 2;

  /** The agent broke the protocol. */
  private static final int EXIT_PROTOCOL = 3;

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

  private final Path natives;
  private final FrameOutput<WorkerFrame> frames;
  private final ReceivedBlobs blobs = new ReceivedBlobs();
  private Optional<AgentFrame.Open> open = Optional.empty();
  private Optional<byte[]> manifest = Optional.empty();
  private Optional<WorkerJob> job = Optional.empty();

  private WorkerMain(Path natives, FrameOutput<WorkerFrame> frames) {
    this.natives = natives;
    this.frames = frames;
  }

  /**
   * Runs until the job or the agent ends. It never returns: a driver's threads and exit handlers
   * must not keep the device.
   *
   * @param args the folder that native libraries are unpacked to
   */
  public static void main(String[] args) throws IOException {
    PrivateStdout out = PrivateStdout.take();
    WorkerMain worker =
        new WorkerMain(Path.of(args[0]), new FrameOutput<>(out, new WorkerFrameCodec()));
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> worker.fail(thread, fault));
    halt(worker.listen(new BufferedInputStream(new FileInputStream(FileDescriptor.in))));
  }

  private static void halt(int status) {
    Runtime.getRuntime().halt(status);
  }

  private int listen(InputStream in) {
    try {
      frames.send(new WorkerFrame.Hello(FrameLimits.PROTOCOL));
      AgentFrameCodec codec = new AgentFrameCodec();
      while (true) {
        Optional<AgentFrame> frame = FrameIo.read(in, codec);
        if (frame.isEmpty()) {
          return EXIT_ALONE;
        }
        handle(frame.get());
      }
    } catch (ProtocolException e) {
      LOG.error("the agent broke the protocol: {}", e.getMessage());
      return EXIT_PROTOCOL;
    } catch (IOException e) {
      LOG.error("the agent is gone: {}", e.getMessage());
      return EXIT_ALONE;
    }
  }

  private void handle(AgentFrame frame) throws IOException {
    switch (frame) {
      case AgentFrame.ListDevices() -> Threads.start("devices", this::listDevices);
      case AgentFrame.Open first -> open = Optional.of(first);
      case AgentFrame.Manifest(ByteBuffer json) -> {
        byte[] bytes = new byte[json.remaining()];
        json.duplicate().get(bytes);
        manifest = Optional.of(bytes);
      }
      case AgentFrame.BlobPart part -> {
        if (job.isPresent()) {
          throw new ProtocolException("a blob after the start");
        }
        blobs.add(part);
      }
      case AgentFrame.Start() -> start();
      case AgentFrame.ChunkStored(int index) -> job.ifPresent(it -> it.chunkStored(index));
      case AgentFrame.Checkpoint() -> job.ifPresent(WorkerJob::saveCheckpoint);
      case AgentFrame.Pause() -> {
        if (!job.map(WorkerJob::pause).orElse(false)) {
          halt(EXIT_DONE);
        }
      }
      case AgentFrame.Ping(long number) ->
          frames.send(new WorkerFrame.Pong(number, job.flatMap(WorkerJob::waitingFor)));
    }
  }

  private void start() throws ProtocolException {
    if (job.isPresent()) {
      throw new ProtocolException("a second start");
    }
    if (open.isEmpty() || manifest.isEmpty()) {
      throw new ProtocolException("a start without a job");
    }
    WorkerJob started = new WorkerJob(open.get(), manifest.get(), blobs, natives, frames);
    job = Optional.of(started);
    Threads.start("job", () -> run(started));
  }

  private void run(WorkerJob started) {
    try {
      started.run();
      halt(EXIT_DONE);
    } catch (IOException | InterruptedException e) {
      fail(Thread.currentThread(), e);
    }
  }

  private void listDevices() {
    try (Engines engines = Engines.load(natives)) {
      frames.send(new WorkerFrame.Devices(engines.devices(), engines.absence()));
      halt(EXIT_DONE);
    } catch (IOException e) {
      fail(Thread.currentThread(), e);
    }
  }

  private void fail(Thread thread, Throwable fault) {
    LOG.error("the worker's thread {} died", thread.getName(), fault);
    try {
      frames.send(new WorkerFrame.Failed("The worker failed: " + fault, Fault.OURS));
    } catch (IOException e) {
      LOG.error("the agent does not hear of it: {}", e.getMessage());
    } finally {
      halt(EXIT_FAULT);
    }
  }
}
