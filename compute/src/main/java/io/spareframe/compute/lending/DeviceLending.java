package io.spareframe.compute.lending;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Verdict;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.market.DeliveryResult;
import io.spareframe.compute.market.Lease;
import io.spareframe.compute.market.LeaseLostException;
import io.spareframe.compute.market.Listeners;
import io.spareframe.compute.market.Market;
import io.spareframe.compute.market.MarketChange;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.SignedChunk;
import io.spareframe.compute.worker.Threads;
import io.spareframe.compute.worker.WorkerCommand;
import io.spareframe.compute.worker.WorkerEvent;
import io.spareframe.compute.worker.WorkerOutcome;
import io.spareframe.compute.worker.WorkerProcess;
import io.spareframe.compute.worker.WorkerTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends one device: a thread that takes an order, has a worker run it while the guard allows, and
 * delivers. Only a pause does not wait for that thread: it goes from the guard's thread straight to
 * the worker.
 */
final class DeviceLending implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceLending.class);

  /** An order that we failed, not the job, is left alone for so long. */
  private static final Duration SET_ASIDE = Duration.ofMinutes(10);

  /** How often to look for orders even if the market says nothing. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  /** A lease is kept alive so many times before it would end. */
  private static final int KEEP_ALIVES = 3;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

  /** Something for the lending thread. */
  private sealed interface Signal {

    /** From the worker at hand. */
    record Worker(WorkerEvent event) implements Signal {}

    /** From the market. */
    record Changed(MarketChange change) implements Signal {}

    /** The verdict changed, or lending is to end. */
    record Wake() implements Signal {}
  }

  private final DeviceInfo device;
  private final LendingSettings settings;
  private final WorkerCommand command;
  private final Guard guard;
  private final Market market;
  private final ChunkSigner signer;
  private final InstantSource clock;
  private final Consumer<? super LendingState> states;
  private final Listeners<LendingEvent> events;
  private final YieldLog yields = new YieldLog();
  private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();
  private final AtomicReference<Optional<WorkerProcess>> worker =
      new AtomicReference<>(Optional.empty());
  private final Map<OrderId, Instant> setAside = new HashMap<>();
  private Optional<OrderAtHand> atHand = Optional.empty();
  private Optional<Instant> retryAt = Optional.empty();
  private Instant keepAliveAt = Instant.MIN;
  private Instant checkpointAt = Instant.MAX;
  private volatile boolean closing;
  private Optional<Thread> thread = Optional.empty();

  DeviceLending(
      DeviceInfo device,
      LendingSettings settings,
      WorkerCommand command,
      Guard guard,
      Market market,
      ChunkSigner signer,
      InstantSource clock,
      Consumer<? super LendingState> states,
      Listeners<LendingEvent> events) {
    this.device = device;
    this.settings = settings;
    this.command = command;
    this.guard = guard;
    this.market = market;
    this.signer = signer;
    this.clock = clock;
    this.states = states;
    this.events = events;
  }

  void start() {
    thread = Optional.of(Threads.start("lending-" + device.id(), this::run));
  }

  /** The worker at hand. */
  Optional<WorkerProcess> worker() {
    return worker.get();
  }

  Optional<Yield> lastYield() {
    return yields.last();
  }

  private void run() {
    try (Guard.Subscription verdicts = guard.onChange(this::verdictChanged);
        var changes = market.onChange(change -> inbox.add(new Signal.Changed(change)))) {
      LOG.debug("lending {} with {} and {}", device.name(), verdicts, changes);
      while (!closing) {
        step();
      }
      giveBack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      worker.get().ifPresent(WorkerProcess::close);
    }
  }

  /** On the guard's thread: a game does not wait for ours. */
  private void verdictChanged(Verdict verdict) {
    switch (verdict) {
      case Verdict.MayLend() -> yields.lifted(clock.instant());
      case Verdict.Held held -> worker.get().ifPresent(it -> giveWay(it, held));
      case Verdict.Settling settling -> {}
    }
    inbox.add(new Signal.Wake());
  }

  private void giveWay(WorkerProcess running, Verdict.Held held) {
    HoldReason reason = held.strongest().reason();
    yields.noticed(reason, clock.instant());
    running.pause();
  }

  private void step() throws InterruptedException {
    Verdict verdict = guard.verdict();
    Optional<JobProgress> job = atHand.map(OrderAtHand::progress);
    if (!(verdict instanceof Verdict.MayLend)) {
      states.accept(new LendingState.Held(verdict, device, job));
      await();
      return;
    }
    if (atHand.isEmpty()) {
      takeOrder();
    }
    if (atHand.isEmpty()) {
      states.accept(new LendingState.Waiting(device));
      await();
    } else if (retryAt.isPresent() && clock.instant().isBefore(retryAt.get())) {
      await();
    } else {
      retryAt = Optional.empty();
      work(atHand.get());
    }
  }

  private void takeOrder() {
    Instant now = clock.instant();
    setAside.values().removeIf(until -> !until.isAfter(now));
    try {
      Optional<Lease> lease = market.lease(order -> !setAside.containsKey(order.id()));
      atHand =
          lease.map(it -> new OrderAtHand(it, settings.folder().resolve(it.order().id().value())));
      keepAliveAt = now;
    } catch (MarketException e) {
      trouble("No order can be taken: " + e.getMessage());
    }
  }

  /** Waits, with no worker running, for a signal or for what is due. */
  private void await() throws InterruptedException {
    keepAlive();
    Instant next = clock.instant().plus(LOOK_EVERY);
    if (atHand.isPresent() && keepAliveAt.isBefore(next)) {
      next = keepAliveAt;
    }
    if (retryAt.isPresent() && retryAt.get().isBefore(next)) {
      next = retryAt.get();
    }
    Optional<Signal> signal = poll(next);
    if (signal.isPresent() && signal.get() instanceof Signal.Changed(MarketChange change)) {
      checkLease(change);
    }
  }

  private Optional<Signal> poll(Instant until) throws InterruptedException {
    long millis = Math.max(0, Duration.between(clock.instant(), until).toMillis() + 1);
    return Optional.ofNullable(inbox.poll(millis, TimeUnit.MILLISECONDS));
  }

  private void keepAlive() {
    if (atHand.isPresent() && !clock.instant().isBefore(keepAliveAt)) {
      OrderAtHand order = atHand.get();
      keepAliveAt = clock.instant().plus(order.lease().lasts().dividedBy(KEEP_ALIVES));
      try {
        order.lease().keepAlive();
      } catch (LeaseLostException e) {
        leaseLost(order);
      } catch (MarketException e) {
        trouble("The lease cannot be kept: " + e.getMessage());
      }
    }
  }

  private void checkLease(MarketChange change) {
    if (change instanceof MarketChange.StateChanged(OrderId id, OrderState state)
        && state.isFinal()
        && atHand.filter(order -> order.lease().order().id().equals(id)).isPresent()) {
      keepAliveAt = clock.instant();
      keepAlive();
    }
  }

  /** Has a worker work on the order until it ends. */
  private void work(OrderAtHand order) throws InterruptedException {
    Lease lease = order.lease();
    WorkerTask task =
        new WorkerTask(
            device.id(),
            settings.target(),
            order.checkpoints(),
            lease.manifestBytes(),
            lease.manifest(),
            lease.blobs());
    WorkerProcess started;
    try {
      started =
          WorkerProcess.start(
              command, settings.limits(), task, event -> inbox.add(new Signal.Worker(event)));
    } catch (IOException e) {
      failed(order, Failure.ours("No worker can be started: " + e.getMessage()));
      return;
    }
    order.workerStarted();
    worker.set(Optional.of(started));
    checkpointAt = Instant.MAX;
    // A verdict that came before the worker was known here has not reached it.
    switch (guard.verdict()) {
      case Verdict.MayLend() -> {}
      case Verdict.Held held -> giveWay(started, held);
      case Verdict.Settling settling -> started.pause();
    }
    Optional<WorkerOutcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = nextOf(order, started);
    }
    worker.set(Optional.empty());
    order.workerEnded();
    ended(order, outcome.get());
    yields.nothingRan();
  }

  /** Handles what comes next while the worker runs; its outcome when it has ended. */
  private Optional<WorkerOutcome> nextOf(OrderAtHand order, WorkerProcess running)
      throws InterruptedException {
    Verdict verdict = guard.verdict();
    states.accept(
        verdict instanceof Verdict.MayLend && !closing
            ? new LendingState.Lending(order.progress(), device)
            : new LendingState.Pausing(order.progress(), device, verdict));
    if (closing) {
      running.pause();
    }
    keepAlive();
    if (!clock.instant().isBefore(checkpointAt)) {
      checkpointAt = clock.instant().plus(settings.checkpointEvery());
      running.saveCheckpoint();
    }
    Optional<Signal> signal = poll(checkpointAt.isBefore(keepAliveAt) ? checkpointAt : keepAliveAt);
    if (signal.isPresent()) {
      switch (signal.get()) {
        case Signal.Wake() -> {}
        case Signal.Changed(MarketChange change) -> checkLease(change);
        case Signal.Worker(WorkerEvent.Ended(WorkerOutcome outcome)) -> {
          return Optional.of(outcome);
        }
        case Signal.Worker(WorkerEvent event) -> heard(order, running, event);
      }
    }
    return Optional.empty();
  }

  private void heard(OrderAtHand order, WorkerProcess running, WorkerEvent event) {
    switch (event) {
      case WorkerEvent.Ready(JobCursor from) -> order.ready(from);
      case WorkerEvent.FirstSlice(long atNanos) -> {
        order.firstSlice(atNanos);
        checkpointAt = clock.instant().plus(settings.checkpointEvery());
        Instant at = clock.instant().minusNanos(System.nanoTime() - atNanos);
        yields
            .back(at, order.blocksRepeated())
            .ifPresent(yield -> events.tell(new LendingEvent.Yielded(yield)));
      }
      case WorkerEvent.Progress progress ->
          order.progressed(progress.cursor(), progress.permille(), System.nanoTime());
      case WorkerEvent.SlowSlice(String entry, int blocks, Duration deviceTime) ->
          LOG.warn("{} blocks of kernel {} took {}", blocks, entry, deviceTime);
      case WorkerEvent.Chunk(int index, ByteBuffer bytes) -> deliver(order, running, index, bytes);
      case WorkerEvent.CheckpointSaved(JobCursor cursor, long stateBytes, Duration took) -> {
        LOG.debug("checkpoint of {} bytes at {} saved in {}", stateBytes, cursor, took);
        order.reached(cursor);
        order.gotOn();
      }
      case WorkerEvent.CheckpointNotSaved(String sentence) -> trouble(sentence);
      case WorkerEvent.Ended ended -> throw new IllegalStateException("handled before");
    }
  }

  private void deliver(OrderAtHand order, WorkerProcess running, int index, ByteBuffer bytes) {
    Lease lease = order.lease();
    ContentId content = ContentId.of(bytes);
    byte[] message = SignedChunk.signedBytes(lease.order().id(), index, content);
    SignedChunk chunk =
        new SignedChunk(
            index, content, bytes, signer.publicKey(), ByteBuffer.wrap(signer.sign(message)));
    try {
      DeliveryResult result = lease.deliver(chunk);
      order.gotOn();
      running.chunkStored(index);
      if (result instanceof DeliveryResult.Accepted(var pay)) {
        events.tell(new LendingEvent.ChunkDelivered(lease.order(), index, pay));
      }
    } catch (LeaseLostException e) {
      leaseLost(order);
    } catch (MarketException e) {
      // The worker is not told that the chunk is stored, so it comes again from the checkpoint.
      trouble("A result cannot be delivered: " + e.getMessage());
      running.cancel();
      retryAt = Optional.of(clock.instant().plus(Failure.backoff(order.strike())));
    }
  }

  private void ended(OrderAtHand order, WorkerOutcome outcome) {
    if (outcome instanceof WorkerOutcome.Paused paused) {
      paused.reached().ifPresent(order::reached);
      order.workerEnded();
      yields
          .gone(paused.timings())
          .ifPresent(yield -> events.tell(new LendingEvent.Yielded(yield)));
    } else if (outcome instanceof WorkerOutcome.Completed && atHand.isPresent()) {
      order.completed();
      order.workerEnded();
      complete(order);
    }
    if (atHand.isPresent()) {
      Failure.of(outcome).ifPresent(failure -> failed(order, failure));
    }
  }

  private void complete(OrderAtHand order) {
    try {
      order.lease().complete();
      letGo(order, new OrderState.Done());
    } catch (LeaseLostException e) {
      leaseLost(order);
    } catch (MarketException e) {
      failed(order, Failure.ours("The order cannot be completed: " + e.getMessage()));
    }
  }

  private void failed(OrderAtHand order, Failure failure) {
    int strikes = order.strike();
    trouble(failure.sentence());
    if (strikes < failure.tries()) {
      Instant retry = clock.instant().plus(Failure.backoff(strikes));
      retryAt = Optional.of(retry);
      states.accept(new LendingState.Troubled(failure.sentence(), device, order.progress(), retry));
      return;
    }
    try {
      switch (failure.verdict()) {
        case FAIL -> {
          order.lease().fail(failure.sentence());
          letGo(order, new OrderState.Failed(failure.sentence()));
        }
        case GIVE_BACK -> {
          setAside.put(order.lease().order().id(), clock.instant().plus(SET_ASIDE));
          order.lease().release();
          letGo(order, new OrderState.Queued());
        }
      }
    } catch (LeaseLostException e) {
      leaseLost(order);
    } catch (MarketException e) {
      trouble("The market does not hear of a failure: " + e.getMessage());
      retryAt = Optional.of(clock.instant().plus(Failure.backoff(strikes)));
    }
  }

  private void leaseLost(OrderAtHand order) {
    worker.get().ifPresent(WorkerProcess::cancel);
    letGo(order, new OrderState.Cancelled());
  }

  /** The order is not ours any more; what it left is deleted unless somebody may need it. */
  private void letGo(OrderAtHand order, OrderState state) {
    atHand = Optional.empty();
    retryAt = Optional.empty();
    if (state.isFinal()) {
      try {
        order.checkpointFile().delete();
      } catch (IOException e) {
        trouble("Old checkpoints cannot be deleted: " + e.getMessage());
      }
    }
    events.tell(new LendingEvent.OrderEnded(order.lease().order(), state, order.tally()));
  }

  private void giveBack() {
    if (atHand.isPresent()) {
      try {
        atHand.get().lease().release();
      } catch (MarketException e) {
        LOG.warn("the order at hand is not given back: {}", e.getMessage());
      }
    }
  }

  private void trouble(String sentence) {
    LOG.warn("{}", sentence);
    events.tell(new LendingEvent.Trouble(sentence));
  }

  /** Stops the worker with a checkpoint, gives the order back and waits for that. */
  @Override
  public void close() {
    closing = true;
    worker.get().ifPresent(WorkerProcess::pause);
    inbox.add(new Signal.Wake());
    try {
      if (thread.isPresent() && !thread.get().join(CLOSE_LIMIT)) {
        LOG.error("lending on {} does not end", device.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
