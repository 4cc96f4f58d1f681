package io.spareframe.compute.engine;

import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.KernelModule;
import io.spareframe.compute.job.Step;
import io.spareframe.compute.job.UnrolledProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a job on a session, cut into slices so short that the device is idle within the answer time
 * of a request. To be run once, on the session's thread; the requests may come from any thread.
 */
public final class JobExecution {

  /** A slice that takes longer than this is reported: it makes a game stutter. */
  public static final Duration SLOW_SLICE = Duration.ofSeconds(1);

  private static final long PROGRESS_INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

  private final Session session;
  private final ContentId job;
  private final JobManifest manifest;
  private final BlobSource blobs;
  private final ExecutionListener listener;
  private final SliceTarget target;
  private final UnrolledProgram program;
  private final JobBuffers buffers;
  private final Map<Step.Launch, LaunchStep> launches = new HashMap<>();
  private final SliceQueue queue;
  private final AtomicBoolean preemption = new AtomicBoolean();
  private final AtomicBoolean cancellation = new AtomicBoolean();
  private final AtomicBoolean checkpointing = new AtomicBoolean();
  private volatile long waitingSince;
  private volatile boolean waiting;

  private JobCursor next = JobCursor.START;
  private JobCursor done = JobCursor.START;
  private long slices;
  private Duration deviceTime = Duration.ZERO;
  private double share;
  private long lastProgress = System.nanoTime() - PROGRESS_INTERVAL_NANOS;

  /**
   * @param session stays open afterwards, with the job's buffers on it; close it to free them
   * @param job the manifest's content id
   * @param manifest valid
   * @param blobs has all of the manifest's blobs for the session's variant
   */
  public JobExecution(
      Session session,
      ContentId job,
      JobManifest manifest,
      BlobSource blobs,
      ExecutionListener listener,
      SliceTarget target) {
    this.session = session;
    this.job = job;
    this.manifest = manifest;
    this.blobs = blobs;
    this.listener = listener;
    this.target = target;
    program = new UnrolledProgram(manifest.program());
    buffers = new JobBuffers(session, manifest);
    queue = new SliceQueue(session, target);
  }

  /** No more slices are enqueued; {@link #run} returns a checkpoint after those in flight. */
  public void requestPreemption() {
    preemption.set(true);
  }

  /** No more slices are enqueued; {@link #run} returns after those in flight, without a state. */
  public void requestCancellation() {
    cancellation.set(true);
  }

  /** The listener gets a checkpoint after the slices in flight; then the job goes on. */
  public void requestCheckpoint() {
    checkpointing.set(true);
  }

  /**
   * How long the device has been working on the slice that is awaited now: a kernel that never ends
   * shows here. From any thread.
   */
  public Optional<Duration> waitingFor() {
    long since = waitingSince;
    return waiting ? Optional.of(Duration.ofNanos(System.nanoTime() - since)) : Optional.empty();
  }

  /**
   * Runs the job to its end or to a request. Failures are outcomes; only what the listener throws
   * comes through.
   *
   * @param from where to go on; the beginning where absent
   */
  public Outcome run(Optional<Checkpoint> from) {
    Checkpoint start = from.orElseGet(() -> Checkpoint.beginning(job));
    try {
      Admission.check(manifest, session.device());
      if (!start.job().equals(job)) {
        throw new EngineException.WrongCheckpoint("The checkpoint is of another job.");
      }
      Admission.check(start, manifest, program);
      if (!prepare(start)) {
        listener.idle();
        return cancellation.get() ? new Outcome.Cancelled() : new Outcome.Preempted(start);
      }
      return runSlices(new WorkMeter(manifest.program(), start.cursor()));
    } catch (EngineException e) {
      return new Outcome.Failed(e.reason(), e.fault());
    } catch (IOException e) {
      return new Outcome.Failed("A blob of the job cannot be read: " + e.getMessage(), Fault.OURS);
    }
  }

  /** Compiles and uploads; false if a request to stop came first. */
  private boolean prepare(Checkpoint start) throws EngineException, IOException {
    for (BufferSpec buffer : manifest.buffers()) {
      if (stopping()) {
        return false;
      }
      buffers.create(buffer, start, blobs);
    }
    Map<String, String> texts = new HashMap<>();
    for (KernelModule module : manifest.modules()) {
      ContentId blob = session.variant().of(module);
      texts.put(
          module.name(), StandardCharsets.UTF_8.decode(blobs.read(blob).duplicate()).toString());
    }
    next = start.cursor();
    done = start.cursor();
    return prepareLaunches(manifest.program(), texts);
  }

  private boolean prepareLaunches(Iterable<Step> steps, Map<String, String> texts)
      throws EngineException {
    for (Step step : steps) {
      if (stopping()) {
        return false;
      }
      switch (step) {
        case Step.Launch launch -> {
          if (!launches.containsKey(launch)) {
            launches.put(launch, prepared(launch, texts));
          }
        }
        case Step.Repeat repeat -> {
          if (!prepareLaunches(repeat.body(), texts)) {
            return false;
          }
        }
        case Step.Emit emit -> {}
      }
    }
    return true;
  }

  private LaunchStep prepared(Step.Launch launch, Map<String, String> texts)
      throws EngineException {
    String text = texts.get(launch.module());
    if (text == null) {
      throw new IllegalArgumentException("the manifest has no module " + launch.module());
    }
    return new LaunchStep(
        launch,
        session.kernel(text, launch.entry()),
        buffers::of,
        new SliceSizer(target, session.device().computeUnits()));
  }

  private Outcome runSlices(WorkMeter meter) throws EngineException {
    while (true) {
      if (stopping()) {
        drain(meter);
        listener.idle();
        return cancellation.get() ? new Outcome.Cancelled() : new Outcome.Preempted(capture());
      }
      if (checkpointing.getAndSet(false)) {
        drain(meter);
        listener.checkpoint(capture());
      }
      fillQueue();
      if (!queue.isEmpty()) {
        settleOldest(meter);
      } else if (next.leaf() >= program.leaves()) {
        report(meter, true);
        return new Outcome.Completed();
      } else {
        emit(program.at(next.leaf()));
      }
    }
  }

  private boolean stopping() {
    return preemption.get() || cancellation.get();
  }

  private void fillQueue() throws EngineException {
    while (!stopping() && next.leaf() < program.leaves()) {
      UnrolledProgram.Position position = program.at(next.leaf());
      if (!(position.step() instanceof Step.Launch launch)) {
        return;
      }
      LaunchStep step = stepOf(launch);
      long remaining = step.blocks() - next.block();
      int blocks = step.sizer().next(remaining);
      if (!queue.hasRoomFor(step, blocks, blocks == remaining)) {
        return;
      }
      JobCursor after =
          blocks == remaining
              ? new JobCursor(next.leaf() + 1, 0)
              : new JobCursor(next.leaf(), next.block() + blocks);
      queue.enqueue(step, next.block(), blocks, position.counters(), after);
      next = after;
    }
  }

  private LaunchStep stepOf(Step.Launch launch) {
    LaunchStep step = launches.get(launch);
    if (step == null) {
      throw new IllegalStateException("not prepared: " + launch.entry());
    }
    return step;
  }

  private void emit(UnrolledProgram.Position position) throws EngineException {
    if (position.step() instanceof Step.Emit chunk) {
      listener.chunk(
          position.emitIndex(), buffers.read(chunk.buffer(), chunk.offsetBytes(), chunk.bytes()));
    }
    next = new JobCursor(next.leaf() + 1, 0);
    done = next;
  }

  private void drain(WorkMeter meter) throws EngineException {
    while (!queue.isEmpty()) {
      settleOldest(meter);
    }
  }

  private void settleOldest(WorkMeter meter) throws EngineException {
    waitingSince = System.nanoTime();
    waiting = true;
    SliceQueue.Ended ended;
    try {
      ended = queue.awaitOldest();
    } finally {
      waiting = false;
    }
    done = ended.after();
    slices++;
    deviceTime = deviceTime.plus(ended.deviceTime());
    meter.add(ended.step().launch(), ended.blocks());
    if (slices == 1) {
      listener.firstSlice();
    }
    if (ended.deviceTime().compareTo(SLOW_SLICE) > 0) {
      listener.slowSlice(ended.step().launch().entry(), ended.blocks(), ended.deviceTime());
    }
    report(meter, false);
  }

  private void report(WorkMeter meter, boolean last) {
    long now = System.nanoTime();
    if (last || now - lastProgress >= PROGRESS_INTERVAL_NANOS) {
      lastProgress = now;
      share = last ? 1 : Math.max(share, meter.share(this::blockCost));
      listener.progress(new Progress(done, share, slices, deviceTime));
    }
  }

  /**
   * Measured nanoseconds; for a launch not yet run, what a block of the others takes on average.
   */
  private double blockCost(Step.Launch launch) {
    double own = stepOf(launch).sizer().nanosPerBlock();
    return own > 0
        ? own
        : launches.values().stream()
            .mapToDouble(step -> step.sizer().nanosPerBlock())
            .filter(nanos -> nanos > 0)
            .average()
            .orElse(1);
  }

  private Checkpoint capture() throws EngineException {
    return new Checkpoint(job, done, buffers.readStates());
  }
}
