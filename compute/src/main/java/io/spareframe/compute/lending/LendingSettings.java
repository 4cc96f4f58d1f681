package io.spareframe.compute.lending;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.worker.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How lending works on this machine.
 *
 * @param folder for checkpoints; nothing else lies in it
 * @param device which device to lend; the first one found where absent
 * @param target how soon a device is idle when lending has to give way
 * @param checkpointEvery how much work a crash may cost
 * @param limits when a worker is killed
 */
public record LendingSettings(
    Path folder,
    Optional<DeviceId> device,
    SliceTarget target,
    Duration checkpointEvery,
    WorkerLimits limits) {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);

  /** What is right for most. */
  public static LendingSettings in(Path folder) {
    return new LendingSettings(
        folder, Optional.empty(), SliceTarget.DEFAULT, CHECKPOINT_EVERY, WorkerLimits.DEFAULT);
  }

  /** The same with another checkpoint interval. */
  public LendingSettings withCheckpointEvery(Duration interval) {
    return new LendingSettings(folder, device, target, interval, limits);
  }

  /** The same with other limits for workers. */
  public LendingSettings withLimits(WorkerLimits other) {
    return new LendingSettings(folder, device, target, checkpointEvery, other);
  }
}
