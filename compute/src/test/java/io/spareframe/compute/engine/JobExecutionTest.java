package io.spareframe.compute.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.compute.engine.opencl.OpenClEngine;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.Step;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobExecutionTest {

  private static final int BLOCKS = 4096;

  /** Long enough for hundreds of slices in all. */
  private static final int ROUNDS = 400_000;

  private final TestJobs jobs = new TestJobs();
  private final RecordingListener heard = new RecordingListener();
  private Engine engine;
  private Session device;

  @BeforeEach
  void open() throws EngineException {
    engine = OpenClEngine.load().orElseThrow();
    device = engine.open(engine.devices().getFirst().id());
  }

  @AfterEach
  void close() {
    device.close();
    engine.close();
  }

  @Test
  void aJobRunsToItsEndAndDeliversItsChunks() {
    JobManifest job =
        jobs.visiting(
            BLOCKS,
            TestJobs.visit(BLOCKS, 10),
            new Step.Repeat(2, List.of(TestJobs.visit(BLOCKS, 10), TestJobs.emit(BLOCKS))));
    Outcome outcome = run(job, Optional.empty(), SliceTarget.DEFAULT);

    assertThat(outcome).isEqualTo(new Outcome.Completed());
    assertThat(heard.chunks).containsOnlyKeys(0, 1);
    assertThat(counts(heard.chunks.get(0))).containsOnly(2);
    assertThat(counts(heard.chunks.get(1))).containsOnly(3);
    assertThat(heard.firstSlices).isEqualTo(1);
    assertThat(heard.progress.getLast().share()).isEqualTo(1);
    assertThat(heard.progress.getLast().cursor()).isEqualTo(new JobCursor(5, 0));
    assertThat(heard.progress.getLast().deviceTime()).isPositive();
    assertThat(heard.idles).isZero();
  }

  @Test
  void noBlockRunsTwiceOrNeverOverManyPreemptions() {
    JobManifest job =
        jobs.visiting(
            BLOCKS,
            new Step.Repeat(3, List.of(TestJobs.visit(BLOCKS, 20_000), TestJobs.emit(BLOCKS))));
    Random random = new Random(7);
    Optional<Checkpoint> from = Optional.empty();
    int preemptions = 0;
    while (true) {
      int stopAfter = 1 + random.nextInt(12);
      Outcome outcome = run(job, from, SliceTarget.DEFAULT, slices -> slices == stopAfter);
      if (!(outcome instanceof Outcome.Preempted(Checkpoint checkpoint))) {
        assertThat(outcome).isEqualTo(new Outcome.Completed());
        break;
      }
      preemptions++;
      from = Optional.of(checkpoint);
      reopen();
    }
    assertThat(preemptions).isGreaterThan(5);
    assertThat(heard.idles).isEqualTo(preemptions);
    assertThat(heard.chunks).containsOnlyKeys(0, 1, 2);
    for (int turn = 0; turn < 3; turn++) {
      assertThat(counts(heard.chunks.get(turn))).containsOnly(turn + 1);
    }
  }

  @Test
  void afterAPreemptionOnlyTheSlicesInFlightStillRun() {
    CountingSession session = new CountingSession(device, slices -> {});
    JobExecution[] execution = new JobExecution[1];
    RecordingListener stopper =
        new RecordingListener() {
          @Override
          public void firstSlice() {
            execution[0].requestPreemption();
          }
        };
    execution[0] =
        execution(session, jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, ROUNDS)), stopper);
    Outcome outcome = execution[0].run(Optional.empty());

    assertThat(session.slices).hasSize(1);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Preempted.class,
            preempted -> {
              long done = preempted.checkpoint().cursor().block();
              assertThat(done).isEqualTo(session.slices.getFirst().blocks());
              int[] counts = counts(preempted.checkpoint().states().get("count"));
              assertThat(counts).startsWith(1).endsWith(0);
              assertThat(Arrays.stream(counts).sum()).isEqualTo(done);
            });
  }

  @Test
  void aRequestedCheckpointIsConsistentAndTheJobGoesOn() {
    JobExecution[] execution = new JobExecution[1];
    CountingSession session =
        new CountingSession(
            device,
            slices -> {
              if (slices == 6) {
                execution[0].requestCheckpoint();
              }
            });
    execution[0] =
        execution(
            session,
            jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 20_000), TestJobs.emit(BLOCKS)),
            heard);
    assertThat(execution[0].run(Optional.empty())).isEqualTo(new Outcome.Completed());

    assertThat(counts(heard.chunks.get(0))).containsOnly(1);
    assertThat(heard.checkpoints).hasSize(1);
    Checkpoint checkpoint = heard.checkpoints.getFirst();
    assertThat(checkpoint.cursor().block()).isPositive();
    assertThat(Arrays.stream(counts(checkpoint.states().get("count"))).sum())
        .isEqualTo(checkpoint.cursor().block());
  }

  @Test
  void theDeviceAlwaysHasASliceWaiting() {
    CountingSession session = new CountingSession(device, slices -> {});
    execution(session, jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 100_000)), heard)
        .run(Optional.empty());
    assertThat(session.slices.size()).isGreaterThan(10);
    assertThat(session.mostInFlight).isGreaterThanOrEqualTo(2);
    assertThat(session.slices.getFirst().blocks())
        .isLessThan(session.slices.get(session.slices.size() / 2).blocks());
  }

  @Test
  void manySmallLaunchesAreInFlightTogether() {
    CountingSession session = new CountingSession(device, slices -> {});
    Outcome outcome =
        execution(
                session,
                jobs.visiting(
                    2, new Step.Repeat(2000, List.of(TestJobs.visit(2, 1))), TestJobs.emit(2)),
                heard)
            .run(Optional.empty());
    assertThat(outcome).isEqualTo(new Outcome.Completed());
    assertThat(session.slices).hasSize(2000);
    assertThat(session.mostInFlight).isGreaterThan(20);
    assertThat(counts(heard.chunks.get(0))).containsOnly(2000);
  }

  @Test
  void anUnlimitedTargetRunsOneRawLaunch() {
    CountingSession session = new CountingSession(device, slices -> {});
    new JobExecution(
            session,
            TestJobs.JOB,
            jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 1000)),
            jobs.blobs(),
            heard,
            SliceTarget.unlimited())
        .run(Optional.empty());
    assertThat(session.slices).hasSize(1);
  }

  @Test
  void theShareGrowsAndNeverFalls() {
    run(
        jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 200_000), TestJobs.visit(BLOCKS, 100_000)),
        Optional.empty(),
        SliceTarget.DEFAULT);
    assertThat(heard.progress).hasSizeGreaterThan(3);
    assertThat(heard.progress.stream().map(Progress::share)).isSorted();
    assertThat(heard.progress.getFirst().share()).isLessThan(0.5);
  }

  @Test
  void aCancelledJobKeepsNothing() {
    JobExecution[] execution = new JobExecution[1];
    CountingSession session =
        new CountingSession(device, slices -> execution[0].requestCancellation());
    execution[0] = execution(session, jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 1000)), heard);
    assertThat(execution[0].run(Optional.empty())).isEqualTo(new Outcome.Cancelled());
    assertThat(heard.idles).isEqualTo(1);
  }

  @Test
  void aJobPreemptedBeforeItsFirstSliceStartsFromTheBeginning() {
    JobManifest job = jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 10), TestJobs.emit(BLOCKS));
    JobExecution execution = execution(device, job, heard);
    execution.requestPreemption();
    Outcome outcome = execution.run(Optional.empty());
    assertThat(outcome).isEqualTo(new Outcome.Preempted(Checkpoint.beginning(TestJobs.JOB)));

    assertThat(run(job, Optional.of(Checkpoint.beginning(TestJobs.JOB)), SliceTarget.DEFAULT))
        .isEqualTo(new Outcome.Completed());
    assertThat(counts(heard.chunks.get(0))).containsOnly(1);
  }

  @Test
  void inputsAndInitialStatesComeFromBlobs() {
    ByteBuffer seven = ByteBuffer.allocate(4 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4; i++) {
      seven.putInt(i * 4, 7);
    }
    ContentId blob = jobs.put(seven);
    JobManifest job =
        TestJobs.job(
            List.of(jobs.module("contract")),
            List.of(
                new BufferSpec(
                    "count", ElementType.U32, 4, new BufferRole.State(Optional.of(blob))),
                new BufferSpec("in", ElementType.U32, 4, new BufferRole.Input(blob))),
            TestJobs.visit(4, 1),
            TestJobs.emit(4),
            new Step.Emit("in", 4, 8, 1));
    assertThat(run(job, Optional.empty(), SliceTarget.DEFAULT)).isEqualTo(new Outcome.Completed());
    assertThat(counts(heard.chunks.get(0))).containsExactly(8, 8, 8, 8);
    assertThat(counts(heard.chunks.get(1))).containsExactly(7, 7);
  }

  @Test
  void aCheckpointHoldsStatesOnly() {
    JobManifest job =
        TestJobs.job(
            List.of(jobs.module("contract")),
            List.of(
                new BufferSpec("count", ElementType.U32, 4, new BufferRole.State(Optional.empty())),
                new BufferSpec("room", ElementType.U32, 4, new BufferRole.Scratch())),
            TestJobs.visit(4, 1));
    Outcome outcome = run(job, Optional.empty(), SliceTarget.DEFAULT, slices -> slices == 1);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Preempted.class,
            preempted -> assertThat(preempted.checkpoint().states()).containsOnlyKeys("count"));
  }

  @Test
  void aKernelThatDoesNotCompileIsTheJobsFault() {
    JobManifest job =
        TestJobs.job(
            List.of(jobs.module("broken")),
            List.of(
                new BufferSpec(
                    "count", ElementType.U32, 4, new BufferRole.State(Optional.empty()))),
            new Step.Launch(
                "broken", "broken", new Extent(1, 1, 1), new Extent(1, 1, 1), List.of()));
    assertFailed(run(job, Optional.empty(), SliceTarget.DEFAULT), Fault.JOB, "not_declared");
  }

  @Test
  void aMissingBlobIsNotTheJobsFault() {
    JobManifest job =
        TestJobs.job(
            List.of(jobs.module("contract")),
            List.of(
                new BufferSpec(
                    "count",
                    ElementType.U32,
                    4,
                    new BufferRole.Input(ContentId.of("lost".getBytes(StandardCharsets.UTF_8))))),
            TestJobs.visit(4, 1));
    assertFailed(run(job, Optional.empty(), SliceTarget.DEFAULT), Fault.OURS, "blob");
  }

  @Test
  void aJobThatNeedsMoreMemoryThanItDeclaredIsStopped() {
    JobManifest job = jobs.visiting(BLOCKS, TestJobs.visit(BLOCKS, 1));
    assertFailed(
        run(
            declaring(job, new DeclaredWork(1, 1, 4 * BLOCKS - 1, 0)),
            Optional.empty(),
            SliceTarget.DEFAULT),
        Fault.JOB,
        "declared a peak of 16,383");
  }

  @Test
  void aJobThatDeliversMoreThanItDeclaredIsStopped() {
    JobManifest job = jobs.visiting(BLOCKS, new Step.Repeat(3, List.of(TestJobs.emit(BLOCKS))));
    assertFailed(
        run(
            declaring(job, new DeclaredWork(1, 1, 4 * BLOCKS, 12 * BLOCKS - 1)),
            Optional.empty(),
            SliceTarget.DEFAULT),
        Fault.JOB,
        "49,151");
  }

  @Test
  void aBufferLargerThanTheDeviceIsRefused() {
    JobManifest job =
        TestJobs.job(
            List.of(jobs.module("contract")),
            List.of(new BufferSpec("count", ElementType.U64, 1L << 45, new BufferRole.Scratch())),
            TestJobs.visit(4, 1));
    assertFailed(
        run(
            declaring(job, new DeclaredWork(1, 1, 1L << 60, 0)),
            Optional.empty(),
            SliceTarget.DEFAULT),
        Fault.DEVICE,
        "count");
  }

  @Test
  void checkpointsThatDoNotFitAreRefused() {
    JobManifest job = jobs.visiting(4, TestJobs.visit(4, 1));
    Map<String, ByteBuffer> fitting = Map.of("count", ByteBuffer.allocate(16));
    List<Checkpoint> wrong =
        List.of(
            new Checkpoint(ContentId.of(new byte[1]), JobCursor.START, fitting),
            new Checkpoint(TestJobs.JOB, new JobCursor(2, 0), fitting),
            new Checkpoint(TestJobs.JOB, new JobCursor(-1, 0), fitting),
            new Checkpoint(TestJobs.JOB, new JobCursor(0, 4), fitting),
            new Checkpoint(TestJobs.JOB, new JobCursor(1, 1), fitting),
            new Checkpoint(TestJobs.JOB, new JobCursor(1, 0), Map.of()),
            new Checkpoint(TestJobs.JOB, JobCursor.START, Map.of("count", ByteBuffer.allocate(15))),
            new Checkpoint(
                TestJobs.JOB, JobCursor.START, Map.of("other", ByteBuffer.allocate(16))));
    assertThat(wrong)
        .allSatisfy(
            checkpoint ->
                assertFailed(
                    run(job, Optional.of(checkpoint), SliceTarget.DEFAULT),
                    Fault.OURS,
                    "checkpoint"));
    assertThat(
            run(
                job,
                Optional.of(new Checkpoint(TestJobs.JOB, new JobCursor(1, 0), fitting)),
                SliceTarget.DEFAULT))
        .isEqualTo(new Outcome.Completed());
  }

  @Test
  void aSliceThatWillNotEndShowsHowLongItIsAwaited() throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    Session slow =
        new DelegatingSession(device) {
          @Override
          public Duration await(SliceTicket ticket) throws EngineException {
            try {
              seen.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            super.await(ticket);
            return JobExecution.SLOW_SLICE.plusMillis(1);
          }
        };
    JobExecution execution = execution(slow, jobs.visiting(4, TestJobs.visit(4, 1)), heard);
    assertThat(execution.waitingFor()).isEmpty();
    Thread watcher =
        Thread.ofPlatform()
            .start(
                () -> {
                  await()
                      .until(
                          () -> execution.waitingFor().orElse(Duration.ZERO),
                          waited -> waited.toMillis() >= 20);
                  seen.countDown();
                });
    execution.run(Optional.empty());
    watcher.join();
    assertThat(execution.waitingFor()).isEmpty();
    assertThat(heard.slow).isNotEmpty().containsOnly("visits");
  }

  private static JobManifest declaring(JobManifest job, DeclaredWork declared) {
    return new JobManifest(
        job.name(), job.modules(), job.buffers(), job.program(), job.presentation(), declared);
  }

  private static void assertFailed(Outcome outcome, Fault fault, String part) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains(part);
              assertThat(failed.fault()).isEqualTo(fault);
            });
  }

  private void reopen() {
    device.close();
    try {
      device = engine.open(engine.devices().getFirst().id());
    } catch (EngineException e) {
      throw new AssertionError(e);
    }
  }

  private JobExecution execution(Session session, JobManifest job, ExecutionListener listener) {
    return new JobExecution(
        session, TestJobs.JOB, job, jobs.blobs(), listener, SliceTarget.DEFAULT);
  }

  private Outcome run(JobManifest job, Optional<Checkpoint> from, SliceTarget target) {
    return new JobExecution(device, TestJobs.JOB, job, jobs.blobs(), heard, target).run(from);
  }

  /** Preempts as soon as so many slices were enqueued. */
  private Outcome run(
      JobManifest job, Optional<Checkpoint> from, SliceTarget target, IntPredicate preemptAt) {
    JobExecution[] execution = new JobExecution[1];
    CountingSession session =
        new CountingSession(
            device,
            slices -> {
              if (preemptAt.test(slices)) {
                execution[0].requestPreemption();
              }
            });
    execution[0] = new JobExecution(session, TestJobs.JOB, job, jobs.blobs(), heard, target);
    return execution[0].run(from);
  }

  private static int[] counts(@Nullable ByteBuffer state) {
    Objects.requireNonNull(state, "no such state or chunk");
    int[] counts = new int[state.remaining() / Integer.BYTES];
    state.duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(counts);
    return counts;
  }
}
