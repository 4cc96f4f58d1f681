package io.spareframe.compute.worker;

import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.job.JobCursor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker as the agent sees it: started, fed with one job, watched, and gone in the end. No method
 * waits for the worker, except {@link #close}. Callable from any thread.
 */
public final class WorkerProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final Duration PING_EVERY = Duration.ofSeconds(1);

  private final Process process;
  private final WorkerLimits limits;
  private final WorkerWatch watch;
  private final Outbox outbox;
  private final ChunkAssembly chunks;
  private final ErrorTail errors = new ErrorTail();
  private final Consumer<? super WorkerEvent> listener;
  private final AtomicReference<Optional<WorkerOutcome>> said =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<WorkerOutcome>> killed =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<JobCursor>> reached =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean forced = new AtomicBoolean();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Object waker = new Object();
  private boolean ended;

  private WorkerProcess(
      Process process,
      WorkerLimits limits,
      WorkerTask task,
      Consumer<? super WorkerEvent> listener) {
    this.process = process;
    this.limits = limits;
    this.listener = listener;
    watch = new WorkerWatch(limits, System.nanoTime());
    outbox = new Outbox(process.getOutputStream());
    chunks = new ChunkAssembly(task.manifest());
  }

  /**
   * Starts a worker on a job.
   *
   * @param listener called on the worker's threads, one event after the other; it returns soon and
   *     does not throw
   * @throws IOException if the process cannot be started
   */
  public static WorkerProcess start(
      WorkerCommand command,
      WorkerLimits limits,
      WorkerTask task,
      Consumer<? super WorkerEvent> listener)
      throws IOException {
    WorkerProcess worker = new WorkerProcess(command.start(), limits, task, listener);
    String name = "worker-" + worker.process.pid();
    Thread errors =
        Threads.start(name + "-errors", () -> worker.errors.drain(worker.process.getErrorStream()));
    Threads.start(name + "-writer", () -> worker.write(task));
    Threads.start(name + "-reader", () -> worker.read(errors));
    Threads.start(name + "-watch", worker::watchOver);
    return worker;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /**
   * Asks the worker to stop after the slice in flight, save a checkpoint and end; it is killed if
   * it does not comply in time. One that has not opened the device yet is killed at once. Asking
   * again changes nothing.
   */
  public void pause() {
    if (!watch.requestPause(System.nanoTime())) {
      return;
    }
    if (ready.get()) {
      outbox.request(new AgentFrame.Pause());
      wakeWatch();
    } else {
      process.destroyForcibly();
    }
  }

  /** Asks for a checkpoint to be saved while the job goes on. */
  public void saveCheckpoint() {
    outbox.request(new AgentFrame.Checkpoint());
  }

  /** Says that a chunk survives a crash from now on. */
  public void chunkStored(int index) {
    watch.answered(System.nanoTime());
    outbox.request(new AgentFrame.ChunkStored(index));
  }

  /** Ends the worker at once, keeping what was saved. */
  public void cancel() {
    cancelled.set(true);
    process.destroyForcibly();
  }

  /** Ends the worker at once and waits until it is gone, or cannot be ended. */
  @Override
  public void close() {
    cancel();
    try {
      if (!gone.await(2 * limits.end().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.error("worker {} cannot be ended; its driver holds it", pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(WorkerTask task) {
    Optional<String> fault = outbox.run(task);
    fault.ifPresent(sentence -> kill(new WorkerOutcome.Failed(sentence, Fault.OURS)));
  }

  private void read(Thread errorReader) {
    FrameBudget budget = new FrameBudget();
    WorkerFrameCodec codec = new WorkerFrameCodec();
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      boolean more = true;
      while (more) {
        Optional<WorkerFrame> frame = FrameIo.read(in, codec);
        if (frame.isPresent()) {
          budget.spend();
          watch.heard(frame.get(), System.nanoTime());
        }
        more = frame.isPresent() && !isLast(frame.get());
      }
    } catch (ProtocolException e) {
      kill(
          new WorkerOutcome.Killed(
              WorkerOutcome.Cause.PROTOCOL_BROKEN,
              "The worker sent what is not allowed: " + e.getMessage() + "."));
    } catch (IOException e) {
      LOG.debug("a worker's frames end: {}", e.getMessage());
    }
    if (!awaitExit(limits.end())) {
      process.destroyForcibly();
      if (!awaitExit(limits.end())) {
        LOG.error("worker {} cannot be ended; its driver holds it", pid());
      }
    }
    long goneNanos = System.nanoTime();
    try {
      // Its last words may still be on their way.
      boolean all = errorReader.join(limits.end());
      LOG.debug("worker {} is gone; all its errors read: {}", pid(), all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(goneNanos);
  }

  /** Handles a frame; true if the worker ends after it. */
  private boolean isLast(WorkerFrame frame) throws ProtocolException {
    switch (frame) {
      case WorkerFrame.Hello(int protocol) -> {
        if (protocol != FrameLimits.PROTOCOL) {
          throw new ProtocolException("a worker of protocol " + protocol);
        }
      }
      case WorkerFrame.Ready(var from) -> {
        ready.set(true);
        tell(new WorkerEvent.Ready(from));
      }
      case WorkerFrame.FirstSlice() -> tell(new WorkerEvent.FirstSlice(System.nanoTime()));
      case WorkerFrame.Progress(var cursor, int permille, long slices, var deviceTime) ->
          tell(new WorkerEvent.Progress(cursor, permille, slices, deviceTime));
      case WorkerFrame.SlowSlice(String entry, int blocks, var deviceTime) ->
          tell(new WorkerEvent.SlowSlice(entry, blocks, deviceTime));
      case WorkerFrame.ChunkPart part ->
          chunks.add(part).ifPresent(bytes -> tell(new WorkerEvent.Chunk(part.index(), bytes)));
      case WorkerFrame.CheckpointSaved(var cursor, long stateBytes, var took) ->
          tell(new WorkerEvent.CheckpointSaved(cursor, stateBytes, took));
      case WorkerFrame.CheckpointNotSaved(String sentence) ->
          tell(new WorkerEvent.CheckpointNotSaved(sentence));
      case WorkerFrame.DeviceIdle() -> LOG.trace("device idle");
      case WorkerFrame.MemoryFree() -> LOG.trace("memory free");
      case WorkerFrame.Pong(long number, var slice) -> LOG.trace("pong {} {}", number, slice);
      case WorkerFrame.Devices devices ->
          throw new ProtocolException("devices that nobody asked for");
      case WorkerFrame.Paused(var cursor) -> {
        reached.set(Optional.of(cursor));
        return true;
      }
      case WorkerFrame.Completed() -> {
        said.set(Optional.of(new WorkerOutcome.Completed()));
        return true;
      }
      case WorkerFrame.Failed(String reason, Fault fault) -> {
        said.set(Optional.of(new WorkerOutcome.Failed(reason, fault)));
        return true;
      }
    }
    return false;
  }

  private synchronized void tell(WorkerEvent event) {
    if (!ended) {
      listener.accept(event);
    }
  }

  private synchronized void end(long goneNanos) {
    if (!ended) {
      listener.accept(new WorkerEvent.Ended(outcome(goneNanos)));
      ended = true;
      gone.countDown();
    }
  }

  private WorkerOutcome outcome(long goneNanos) {
    Optional<WorkerOutcome> paused =
        watch
            .pauseTimings(goneNanos, forced.get())
            .map(timings -> new WorkerOutcome.Paused(timings, reached.get()));
    Optional<WorkerOutcome> stopped =
        cancelled.get() ? Optional.of(new WorkerOutcome.Cancelled()) : Optional.empty();
    return said.get()
        .or(killed::get)
        .or(() -> paused)
        .or(() -> stopped)
        .orElseGet(() -> new WorkerOutcome.Died(exitStatus(), errors.text()));
  }

  private Optional<Integer> exitStatus() {
    return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  private boolean awaitExit(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void kill(WorkerOutcome outcome) {
    killed.compareAndSet(Optional.empty(), Optional.of(outcome));
    process.destroyForcibly();
  }

  private void watchOver() {
    long pings = 0;
    try {
      while (gone.getCount() > 0) {
        synchronized (waker) {
          waker.wait(untilNextLook().toMillis() + 1);
        }
        outbox.request(new AgentFrame.Ping(pings++));
        Optional<WorkerWatch.Overdue> overdue = watch.overdue(System.nanoTime());
        if (overdue.isPresent()) {
          switch (overdue.get()) {
            case WorkerWatch.Overdue.Fault(var cause, String sentence) ->
                kill(new WorkerOutcome.Killed(cause, sentence));
            case WorkerWatch.Overdue.Pause() -> {
              forced.set(true);
              process.destroyForcibly();
            }
          }
          // The reader says how it ended, unless the system does not let go of the process.
          if (!awaitExit(limits.end())) {
            end(System.nanoTime());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration untilNextLook() {
    Optional<Duration> urgent = watch.untilUrgent(System.nanoTime());
    return urgent.filter(due -> due.compareTo(PING_EVERY) < 0).orElse(PING_EVERY);
  }

  private void wakeWatch() {
    synchronized (waker) {
      waker.notifyAll();
    }
  }
}
