package io.spareframe.compute.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Opinion;
import io.spareframe.compute.guard.Urgency;
import io.spareframe.compute.guard.Watcher;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import io.spareframe.compute.market.local.Delivery;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.compute.worker.WorkerCommand;
import io.spareframe.compute.worker.WorkerLimits;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A whole lending machine: a real market, real workers on a real device, and a game to switch. */
final class LendingRig implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** A watcher that a test tells whether a game runs. */
  private static final class GameSwitch implements Watcher {
    private volatile Runnable changed = () -> {};
    private volatile boolean on;

    @Override
    public String name() {
      return "the test";
    }

    @Override
    public boolean safety() {
      return true;
    }

    @Override
    public void start(Runnable onChange) {
      changed = onChange;
    }

    @Override
    public Opinion opinion(Instant now) {
      return on
          ? new Opinion.Hold(
              new HoldReason.GameRuns("Pretend Game"), Urgency.YIELD_NOW, Instant.EPOCH)
          : new Opinion.Clear();
    }

    @Override
    public void close() {}

    void set(boolean running) {
      on = running;
      changed.run();
    }
  }

  private final Path folder;
  private final GameSwitch game = new GameSwitch();
  final Guard guard = new Guard(List.of(game), Duration.ZERO, Clock.systemUTC());
  final LocalMarket market;
  final LendingService lending;
  final List<LendingEvent> events = new CopyOnWriteArrayList<>();
  final List<LendingState> states = new CopyOnWriteArrayList<>();

  private Set<Long> lastWorker = Set.of();
  private int lastPermille = -1;

  LendingRig(Path folder, WorkerLimits limits) throws Exception {
    this.folder = folder;
    market = LocalMarket.open(folder.resolve("market"), Clock.systemUTC());
    guard.start();
    lending =
        new LendingService(
            LendingSettings.in(folder.resolve("checkpoints"))
                .withCheckpointEvery(Duration.ofMillis(300))
                .withLimits(limits),
            // Builds keep a machine busy; these workers must not starve beside them.
            WorkerCommand.in(folder.resolve("worker")).withNiceness(0),
            guard,
            market,
            new TestSigner(),
            Clock.systemUTC());
    lending.onEvent(events::add);
    lending.onState(states::add);
  }

  LendingRig(Path folder) throws Exception {
    this(folder, WorkerLimits.DEFAULT);
  }

  /** Signs with a mark that a test can recognise. */
  private static final class TestSigner implements ChunkSigner {
    @Override
    public String publicKey() {
      return "test node";
    }

    @Override
    public byte[] sign(byte[] message) {
      return message.clone();
    }
  }

  OrderId submit(Path job) throws Exception {
    return market.submit(job, new Price(BigInteger.valueOf(1_000_000), "test credit"), "tester");
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  void gameRuns(boolean running) {
    game.set(running);
  }

  OrderState stateOf(OrderId id) {
    try {
      return market.order(id).orElseThrow().state();
    } catch (MarketException e) {
      throw new AssertionError(e);
    }
  }

  OrderState awaitEnd(OrderId id) {
    await().atMost(PATIENCE).until(() -> stateOf(id).isFinal());
    await().atMost(PATIENCE).until(() -> tallyOf(id).isPresent());
    return stateOf(id);
  }

  Optional<WorkTally> tallyOf(OrderId id) {
    return eventsOf(LendingEvent.OrderEnded.class)
        .filter(end -> end.order().id().equals(id))
        .map(LendingEvent.OrderEnded::tally)
        .findFirst();
  }

  <E extends LendingEvent> Stream<E> eventsOf(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Waits until the order at hand is this far. */
  void awaitProgress(int permille) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(
            () ->
                lending.state() instanceof LendingState.Lending now
                    && now.job().permille() >= permille);
  }

  /** Whether the worker at hand has told of its progress, asked once for each worker. */
  boolean hasFreshSlices() {
    Set<Long> pids = lending.workerPids();
    boolean fresh =
        !pids.isEmpty()
            && !pids.equals(lastWorker)
            && lending.state() instanceof LendingState.Lending now
            && now.job().permille() != lastPermille;
    if (fresh && lending.state() instanceof LendingState.Lending now) {
      lastWorker = pids;
      lastPermille = now.job().permille();
    }
    return fresh;
  }

  void awaitHeld() {
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> lending.state() instanceof LendingState.Held);
  }

  /** The content ids of an order's chunks. */
  List<String> results(OrderId id) throws Exception {
    return market.deliveries(id).stream()
        .map(Delivery::content)
        .map(content -> content.hex())
        .toList();
  }

  /** Kills the worker; how many it killed. */
  int killWorker() {
    int killed = 0;
    for (long pid : lending.workerPids()) {
      ProcessHandle worker = ProcessHandle.of(pid).orElse(null);
      if (worker != null && worker.destroyForcibly()) {
        killed++;
      }
    }
    return killed;
  }

  @Override
  public void close() {
    lending.close();
    assertThat(lending.workerPids()).isEmpty();
    guard.close();
    market.close();
  }
}
