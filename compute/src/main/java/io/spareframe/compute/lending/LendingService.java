package io.spareframe.compute.lending;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.market.Listeners;
import io.spareframe.compute.market.Market;
import io.spareframe.compute.market.Subscription;
import io.spareframe.compute.worker.DeviceProbe;
import io.spareframe.compute.worker.Threads;
import io.spareframe.compute.worker.WorkerCommand;
import io.spareframe.compute.worker.WorkerProcess;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lends this machine: finds its device and works on the market's orders while the guard allows it.
 * Callable from any thread.
 */
public final class LendingService implements AutoCloseable {

  private final LendingSettings settings;
  private final WorkerCommand command;
  private final Guard guard;
  private final Market market;
  private final ChunkSigner signer;
  private final InstantSource clock;
  private final Listeners<LendingState> stateListeners = new Listeners<>();
  private final Listeners<LendingEvent> eventListeners = new Listeners<>();
  private volatile LendingState state = new LendingState.Starting();
  private volatile List<DeviceInfo> devices = List.of();
  private Optional<DeviceLending> lending = Optional.empty();
  private boolean closed;

  /**
   * @param command how workers are started
   * @param guard started; closed by its owner
   * @param market closed by its owner
   * @param clock dates what is measured
   */
  public LendingService(
      LendingSettings settings,
      WorkerCommand command,
      Guard guard,
      Market market,
      ChunkSigner signer,
      InstantSource clock) {
    this.settings = settings;
    this.command = command;
    this.guard = guard;
    this.market = market;
    this.signer = signer;
    this.clock = clock;
  }

  /** Begins to look for devices and to lend; returns at once. To be called once. */
  public void start() {
    Threads.start("probe", this::findDevice);
  }

  private void findDevice() {
    switch (DeviceProbe.look(command)) {
      case DeviceProbe.Result.None(String explanation) ->
          publish(new LendingState.NoDevice(explanation));
      case DeviceProbe.Result.Found(List<DeviceInfo> found) -> {
        devices = found;
        DeviceInfo chosen =
            found.stream()
                .filter(device -> settings.device().filter(device.id()::equals).isPresent())
                .findFirst()
                .orElse(found.getFirst());
        lend(chosen);
      }
    }
  }

  private synchronized void lend(DeviceInfo device) {
    if (closed) {
      return;
    }
    DeviceLending started =
        new DeviceLending(
            device, settings, command, guard, market, signer, clock, this::publish, eventListeners);
    lending = Optional.of(started);
    started.start();
  }

  /** What lending does now. */
  public LendingState state() {
    return state;
  }

  /** The devices of this machine; empty until they are found. */
  public List<DeviceInfo> devices() {
    return devices;
  }

  /** The last time that lending gave way. */
  public synchronized Optional<Yield> lastYield() {
    return lending.flatMap(DeviceLending::lastYield);
  }

  /** The process ids of our workers, so that nobody takes them for a game. */
  public synchronized Set<Long> workerPids() {
    return lending.flatMap(DeviceLending::worker).stream()
        .map(WorkerProcess::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Has the listener told of every new state, some ten times a second while lending.
   *
   * @param listener called on a lending thread; it returns soon and does not throw
   * @return ends that when closed
   */
  public Subscription onState(Consumer<? super LendingState> listener) {
    return stateListeners.add(listener);
  }

  /**
   * Has the listener told of what happens.
   *
   * @param listener called on a lending thread; it returns soon and does not throw
   * @return ends that when closed
   */
  public Subscription onEvent(Consumer<? super LendingEvent> listener) {
    return eventListeners.add(listener);
  }

  private void publish(LendingState next) {
    if (!next.equals(state)) {
      state = next;
      stateListeners.tell(next);
    }
  }

  /** Stops lending; the work so far is kept in a checkpoint. Waits until the worker is gone. */
  @Override
  public void close() {
    Optional<DeviceLending> running;
    synchronized (this) {
      closed = true;
      running = lending;
    }
    running.ifPresent(DeviceLending::close);
    publish(new LendingState.Stopped());
  }
}
