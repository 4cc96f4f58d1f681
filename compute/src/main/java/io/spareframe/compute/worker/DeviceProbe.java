package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks for devices in a short-lived worker: the agent itself never touches a driver, and a driver
 * that hangs or crashes takes nothing along.
 */
public final class DeviceProbe {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What was found. */
  public sealed interface Result {

    /**
     * There are devices.
     *
     * @param devices at least one, the better ones first
     */
    record Found(List<DeviceInfo> devices) implements Result {}

    /**
     * There is none.
     *
     * @param explanation why and what helps, in sentences for a person
     */
    record None(String explanation) implements Result {}
  }

  private DeviceProbe() {}

  /** Looks for devices; waits for the answer, mostly below a second. */
  public static Result look(WorkerCommand command) {
    return look(command, LIMIT);
  }

  static Result look(WorkerCommand command, Duration limit) {
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      return new Result.None("The search for devices could not be started: " + e.getMessage());
    }
    ErrorTail errors = new ErrorTail();
    Threads.start("probe-errors", () -> errors.drain(process.getErrorStream()));
    Threads.start("probe-watch", () -> endAfter(process, limit));
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      FrameOutput<AgentFrame> out =
          new FrameOutput<>(process.getOutputStream(), new AgentFrameCodec());
      out.send(new AgentFrame.ListDevices());
      return answer(in, errors);
    } catch (IOException e) {
      return failed(errors);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Result answer(InputStream in, ErrorTail errors) throws IOException {
    WorkerFrameCodec codec = new WorkerFrameCodec();
    for (Optional<WorkerFrame> frame = FrameIo.read(in, codec);
        frame.isPresent();
        frame = FrameIo.read(in, codec)) {
      switch (frame.get()) {
        case WorkerFrame.Hello hello -> {}
        case WorkerFrame.Devices(List<DeviceInfo> devices, Optional<String> absence) -> {
          return devices.isEmpty()
              ? new Result.None(absence.orElse("No device was found."))
              : new Result.Found(devices);
        }
        case WorkerFrame.Failed(String reason, var fault) -> {
          return new Result.None(reason);
        }
        default -> throw new ProtocolException("an answer that nobody asked for");
      }
    }
    return failed(errors);
  }

  private static Result failed(ErrorTail errors) {
    return new Result.None(
        "The search for devices failed; a graphics driver may be broken. " + errors.text());
  }

  private static void endAfter(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
