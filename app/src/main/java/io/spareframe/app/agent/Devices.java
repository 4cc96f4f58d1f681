package io.spareframe.app.agent;

import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.YieldView;
import io.spareframe.app.identity.NodeKey;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.hardware.HardwareInventory;
import io.spareframe.compute.lending.ChunkSigner;
import io.spareframe.compute.lending.JobProgress;
import io.spareframe.compute.lending.LendingEvent;
import io.spareframe.compute.lending.LendingService;
import io.spareframe.compute.lending.LendingSettings;
import io.spareframe.compute.lending.LendingState;
import io.spareframe.compute.lending.Yield;
import io.spareframe.compute.market.Market;
import io.spareframe.compute.worker.WorkerCommand;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This machine's devices, and the lending that goes on with them. */
final class Devices implements AutoCloseable {

  private final Path folder;
  private final Market market;
  private final Guard guard;
  private final ChunkSigner signer;
  private final Clock clock;
  private final HardwareInventory inventory = HardwareInventory.read();
  private volatile Runnable changed = () -> {};
  private volatile @Nullable LendingService lending;
  private volatile @Nullable String trouble;

  /**
   * @param folder for workers and their checkpoints
   */
  Devices(Path folder, Market market, Guard guard, NodeKey nodeKey, Clock clock) {
    this.folder = folder;
    this.market = market;
    this.guard = guard;
    this.signer = new NodeSigner(nodeKey);
    this.clock = clock;
  }

  /** Has somebody told of every change; before the first look. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  /** Looks for devices, and lends from then on; does nothing while one is lent. */
  synchronized void look() {
    LendingService before = lending;
    if (before != null) {
      if (!(before.state() instanceof LendingState.NoDevice)) {
        return;
      }
      before.close();
    }
    LendingService next =
        new LendingService(
            LendingSettings.in(folder.resolve("checkpoints")),
            WorkerCommand.in(folder.resolve("workers")),
            guard,
            market,
            signer,
            clock);
    next.onState(state -> changed.run());
    next.onEvent(this::hear);
    lending = next;
    next.start();
    changed.run();
  }

  private void hear(LendingEvent event) {
    switch (event) {
      case LendingEvent.Trouble(String sentence) -> trouble = sentence;
      case LendingEvent.OrderEnded ended -> trouble = null;
      case LendingEvent.Yielded yielded -> {}
      case LendingEvent.ChunkDelivered delivered -> {}
    }
    changed.run();
  }

  /** What did not work lately and is tried again. */
  Optional<String> notice() {
    return Optional.ofNullable(trouble);
  }

  LendingView lendingView() {
    LendingService service = lending;
    if (service == null) {
      return LendingWords.starting();
    }
    YieldView last = service.lastYield().map(Devices::view).orElse(null);
    return switch (service.state()) {
      case LendingState.Starting() -> LendingWords.starting();
      case LendingState.NoDevice(String explanation) -> LendingWords.noDevice(explanation);
      case LendingState.Waiting waiting -> LendingWords.waiting(last);
      case LendingState.Lending(JobProgress job, DeviceInfo device) ->
          LendingWords.lending(id(job), job.order().name(), job.permille(), left(job), last);
      case LendingState.Pausing(JobProgress job, DeviceInfo device, var why) ->
          LendingWords.pausing(why, id(job), job.permille(), last);
      case LendingState.Held(var why, DeviceInfo device, Optional<JobProgress> job) ->
          LendingWords.held(
              why,
              clock.instant(),
              job.map(Devices::id).orElse(null),
              job.map(JobProgress::permille).orElse(0),
              last);
      case LendingState.Troubled(String sentence, DeviceInfo device, JobProgress job, var retry) ->
          LendingWords.troubled(sentence, id(job), job.permille(), last);
      case LendingState.Stopped() -> LendingWords.starting();
    };
  }

  /** The order at hand, for the list of jobs. */
  JobDesk.Running running() {
    LendingService service = lending;
    LendingState state = service == null ? new LendingState.Starting() : service.state();
    return switch (state) {
      case LendingState.Lending(JobProgress job, DeviceInfo device) ->
          new JobDesk.Running(id(job), job.permille(), false);
      case LendingState.Pausing(JobProgress job, DeviceInfo device, var why) ->
          new JobDesk.Running(id(job), job.permille(), true);
      case LendingState.Troubled(String sentence, DeviceInfo device, JobProgress job, var retry) ->
          new JobDesk.Running(id(job), job.permille(), true);
      case LendingState.Held(var why, DeviceInfo device, Optional<JobProgress> job) ->
          new JobDesk.Running(
              job.map(Devices::id).orElse(""), job.map(JobProgress::permille).orElse(0), true);
      case LendingState.Starting() -> JobDesk.Running.NONE;
      case LendingState.NoDevice none -> JobDesk.Running.NONE;
      case LendingState.Waiting waiting -> JobDesk.Running.NONE;
      case LendingState.Stopped() -> JobDesk.Running.NONE;
    };
  }

  HardwareView hardwareView() {
    LendingService service = lending;
    LendingState state = service == null ? new LendingState.Starting() : service.state();
    List<DeviceInfo> found = service == null ? List.of() : service.devices();
    Optional<DeviceInfo> lent = lent(state);
    return new HardwareView(
        state instanceof LendingState.Starting,
        inventory.cpu(),
        inventory.memoryBytes(),
        found.stream()
            .map(
                device ->
                    new HardwareView.Device(
                        device.id().value(),
                        device.name(),
                        device.engine(),
                        device.kind() == DeviceInfo.Kind.GPU,
                        device.memoryBytes(),
                        lent.filter(device::equals).isPresent()))
            .toList(),
        state instanceof LendingState.NoDevice(String explanation) ? explanation : null);
  }

  private static Optional<DeviceInfo> lent(LendingState state) {
    return switch (state) {
      case LendingState.Waiting(DeviceInfo device) -> Optional.of(device);
      case LendingState.Lending(JobProgress job, DeviceInfo device) -> Optional.of(device);
      case LendingState.Pausing(JobProgress job, DeviceInfo device, var why) -> Optional.of(device);
      case LendingState.Held(var why, DeviceInfo device, var job) -> Optional.of(device);
      case LendingState.Troubled(String sentence, DeviceInfo device, JobProgress job, var retry) ->
          Optional.of(device);
      case LendingState.Starting() -> Optional.empty();
      case LendingState.NoDevice none -> Optional.empty();
      case LendingState.Stopped() -> Optional.empty();
    };
  }

  private static String id(JobProgress job) {
    return job.order().id().value();
  }

  private static @Nullable Duration left(JobProgress job) {
    return job.timeLeft().orElse(null);
  }

  private static YieldView view(Yield last) {
    return new YieldView(
        last.reason().sentence(),
        last.noticedAt(),
        last.deviceIdleAt(),
        last.memoryFreeAt(),
        last.backAt().orElse(null),
        last.blocksRepeated());
  }

  /** Stops lending; work at hand stays as a checkpoint. */
  @Override
  public synchronized void close() {
    LendingService service = lending;
    if (service != null) {
      service.close();
    }
  }

  private record NodeSigner(NodeKey key) implements ChunkSigner {
    @Override
    public String publicKey() {
      return HexFormat.of().formatHex(key.publicKey());
    }

    @Override
    public byte[] sign(byte[] message) {
      return key.sign(message);
    }
  }
}
