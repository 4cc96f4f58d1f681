package io.spareframe.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.compute.TestJobs;
import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.ManifestJson;
import io.spareframe.compute.job.PackedJob;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration SHORT = Duration.ofMillis(1500);

  @TempDir private Path folder;
  private final List<WorkerEvent> events = new CopyOnWriteArrayList<>();
  private WorkerLimits limits = WorkerLimits.DEFAULT;
  private DeviceId device = DeviceId.openCl(0, 0);
  private Path job = Path.of("");

  @BeforeEach
  void packAJob() throws Exception {
    job = folder.resolve("job");
    TestJobs.mixing(job, 1, 100_000, 1_000);
  }

  private WorkerCommand command() {
    return WorkerCommand.in(folder.resolve("worker")).withNiceness(0);
  }

  private WorkerProcess start(WorkerCommand command) throws Exception {
    PackedJob packed = PackedJob.read(job);
    WorkerTask task =
        new WorkerTask(
            device,
            SliceTarget.DEFAULT,
            folder.resolve("checkpoints"),
            ByteBuffer.wrap(ManifestJson.write(packed.manifest())),
            packed.manifest(),
            packed.blobs());
    return WorkerProcess.start(command, limits, task, events::add);
  }

  private WorkerProcess start(Class<?> main) throws Exception {
    return start(new WorkerCommand(folder.resolve("worker"), main.getName(), 0));
  }

  private Optional<WorkerOutcome> outcome() {
    return events.stream()
        .filter(WorkerEvent.Ended.class::isInstance)
        .map(event -> ((WorkerEvent.Ended) event).outcome())
        .findFirst();
  }

  private WorkerOutcome awaitOutcome(WorkerProcess worker) {
    await().atMost(PATIENCE).until(() -> outcome().isPresent());
    assertThat(ProcessHandle.of(worker.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    assertThat(events.getLast()).isInstanceOf(WorkerEvent.Ended.class);
    return outcome().orElseThrow();
  }

  private <E extends WorkerEvent> void awaitEvent(Class<E> kind) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> events.stream().anyMatch(kind::isInstance));
  }

  private void assertKilled(Class<?> main, WorkerOutcome.Cause cause) throws Exception {
    WorkerProcess worker = start(main);
    assertThat(awaitOutcome(worker))
        .isInstanceOfSatisfying(
            WorkerOutcome.Killed.class, killed -> assertThat(killed.cause()).isEqualTo(cause));
  }

  @Test
  void theProbeFindsTheDevicesOrSaysWhyThereAreNone() {
    assertThat(DeviceProbe.look(command()))
        .isInstanceOfSatisfying(
            DeviceProbe.Result.Found.class,
            found -> assertThat(found.devices()).extracting(DeviceInfo::id).contains(device));
    WorkerCommand dying =
        new WorkerCommand(folder.resolve("worker"), MisbehavingWorkers.Dying.class.getName(), 0);
    assertThat(DeviceProbe.look(dying)).isInstanceOf(DeviceProbe.Result.None.class);
    WorkerCommand silent =
        new WorkerCommand(folder.resolve("worker"), MisbehavingWorkers.Silent.class.getName(), 0);
    assertThat(DeviceProbe.look(silent, SHORT)).isInstanceOf(DeviceProbe.Result.None.class);
  }

  @Test
  void aWorkerThatNeverSpeaksIsKilled() throws Exception {
    limits = limits.withStart(SHORT);
    assertKilled(MisbehavingWorkers.Silent.class, WorkerOutcome.Cause.NO_ANSWER);
  }

  @Test
  void aWorkerThatNoLongerAnswersIsKilled() throws Exception {
    limits = limits.withAnswer(SHORT);
    assertKilled(MisbehavingWorkers.Deaf.class, WorkerOutcome.Cause.NO_ANSWER);
  }

  @Test
  void aWorkerThatGarblesItsFramesIsKilled() throws Exception {
    assertKilled(MisbehavingWorkers.Garbling.class, WorkerOutcome.Cause.PROTOCOL_BROKEN);
  }

  @Test
  void aFrameOfTwoGigabytesIsRefusedBeforeItIsRead() throws Exception {
    assertKilled(MisbehavingWorkers.Oversized.class, WorkerOutcome.Cause.PROTOCOL_BROKEN);
  }

  @Test
  void aWorkerThatFloodsTheAgentIsKilled() throws Exception {
    assertKilled(MisbehavingWorkers.Flooding.class, WorkerOutcome.Cause.PROTOCOL_BROKEN);
    assertThat(events.size()).isLessThan(20_000);
  }

  @Test
  void aChunkThatTheJobDoesNotHaveIsRefused() throws Exception {
    assertKilled(MisbehavingWorkers.Inventing.class, WorkerOutcome.Cause.PROTOCOL_BROKEN);
    assertThat(events).noneMatch(WorkerEvent.Chunk.class::isInstance);
  }

  @Test
  void aWorkerThatDiesIsReportedWithItsLastWords() throws Exception {
    assertThat(awaitOutcome(start(MisbehavingWorkers.Dying.class)))
        .isEqualTo(new WorkerOutcome.Died(Optional.of(42), "these are my last words"));
  }

  @Test
  void aWorkerThatDoesNotGiveWayIsKilledInTime() throws Exception {
    WorkerProcess worker = start(MisbehavingWorkers.Stubborn.class);
    awaitEvent(WorkerEvent.Ready.class);
    worker.pause();
    assertThat(awaitOutcome(worker))
        .isInstanceOfSatisfying(
            WorkerOutcome.Paused.class,
            paused -> {
              assertThat(paused.timings().forced()).isTrue();
              assertThat(paused.timings().toMemoryFree()).isGreaterThanOrEqualTo(limits.pause());
            });
  }

  @Test
  void aPauseBeforeTheDeviceIsOpenEndsTheWorkerAtOnce() throws Exception {
    WorkerProcess worker = start(command());
    worker.pause();
    assertThat(awaitOutcome(worker)).isInstanceOf(WorkerOutcome.Paused.class);
    assertThat(events).hasSize(1);
  }

  @Test
  void aPausedJobGoesOnExactlyWhereItStopped() throws Exception {
    WorkerProcess first = start(command());
    awaitEvent(WorkerEvent.FirstSlice.class);
    first.pause();
    first.pause();
    WorkerOutcome.Paused paused = (WorkerOutcome.Paused) awaitOutcome(first);
    assertThat(paused.timings().forced()).isFalse();
    assertThat(paused.timings().toDeviceIdle())
        .isLessThanOrEqualTo(paused.timings().toMemoryFree());
    events.clear();
    try (WorkerProcess second = start(command())) {
      awaitEvent(WorkerEvent.Ready.class);
      assertThat(events.getFirst())
          .isEqualTo(new WorkerEvent.Ready(paused.reached().orElseThrow()));
      assertThat(second.pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void aDeviceThatIsNotThereIsATypedFailure() throws Exception {
    device = DeviceId.openCl(90, 0);
    assertThat(awaitOutcome(start(command()))).isInstanceOf(WorkerOutcome.Failed.class);
  }

  @Test
  void aWorkerWhoseAgentIsGoneEndsEvenInAKernelThatDoesNot() throws Exception {
    job = folder.resolve("endless");
    TestJobs.endless(job);
    // A process between us and the worker plays the agent that is killed.
    ProcessBuilder agent =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AgentToKill.class.getName(),
            folder.resolve("worker").toString(),
            job.toString());
    Process started = agent.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    long worker = Long.parseLong(started.inputReader().readLine());
    ProcessHandle handle = ProcessHandle.of(worker).orElseThrow();
    assertThat(started.inputReader().readLine()).isEqualTo("ready");
    started.destroyForcibly();
    await().atMost(Duration.ofSeconds(20)).until(() -> !handle.isAlive());
  }

  /** Starts a worker, says its pid and that it is ready, and waits to be killed. */
  static final class AgentToKill {
    private AgentToKill() {}

    public static void main(String[] args) throws Exception {
      PackedJob packed = PackedJob.read(Path.of(args[1]));
      CountDownLatch ready = new CountDownLatch(1);
      WorkerProcess worker =
          WorkerProcess.start(
              WorkerCommand.in(Path.of(args[0])).withNiceness(0),
              WorkerLimits.DEFAULT,
              new WorkerTask(
                  DeviceId.openCl(0, 0),
                  SliceTarget.DEFAULT,
                  Path.of(args[0]).resolve("checkpoints"),
                  ByteBuffer.wrap(ManifestJson.write(packed.manifest())),
                  packed.manifest(),
                  packed.blobs()),
              event -> {
                if (event instanceof WorkerEvent.Ready) {
                  ready.countDown();
                }
              });
      System.out.println(worker.pid());
      ready.await();
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }
}
