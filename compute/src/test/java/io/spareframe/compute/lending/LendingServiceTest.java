package io.spareframe.compute.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.compute.TestJobs;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.SignedChunk;
import io.spareframe.compute.market.local.Delivery;
import io.spareframe.compute.worker.WorkerLimits;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LendingServiceTest {

  private static final int CHUNKS = 3;
  private static final int TURNS = 25;
  private static final int ROUNDS = 8_000;

  @TempDir private Path folder;

  private OrderId submitMixing(LendingRig rig, String name, int turns) throws Exception {
    Path job = folder.resolve("jobs").resolve(name);
    TestJobs.mixing(job, CHUNKS, turns, ROUNDS);
    return rig.submit(job);
  }

  @Test
  void anOrderIsWorkedOnDeliveredAndDone() throws Exception {
    try (LendingRig rig = new LendingRig(folder)) {
      OrderId id = submitMixing(rig, "a", 5);
      rig.lending.start();
      assertThat(rig.awaitEnd(id)).isEqualTo(new OrderState.Done());
      List<Delivery> deliveries = rig.market.deliveries(id);
      assertThat(deliveries).hasSize(CHUNKS);
      for (Delivery delivery : deliveries) {
        ByteBuffer bytes = rig.market.chunk(delivery.content());
        assertThat(ContentId.of(bytes)).isEqualTo(delivery.content());
        assertThat(delivery.signer()).isEqualTo("test node");
        assertThat(delivery.signature())
            .isEqualTo(
                ByteBuffer.wrap(SignedChunk.signedBytes(id, delivery.chunk(), delivery.content())));
      }
      WorkTally tally = rig.tallyOf(id).orElseThrow();
      assertThat(tally).isEqualTo(new WorkTally(tally.needed(), tally.needed(), 1));
      assertThat(rig.eventsOf(LendingEvent.ChunkDelivered.class)).hasSize(CHUNKS);
      assertThat(Files.exists(rig.folder("checkpoints").resolve(id.value()))).isFalse();
      await().until(() -> rig.lending.state() instanceof LendingState.Waiting);
    }
  }

  @Test
  void aGamePausesAtOnceAndNoWorkIsRunTwice() throws Exception {
    try (LendingRig rig = new LendingRig(folder)) {
      OrderId undisturbed = submitMixing(rig, "a", TURNS);
      rig.lending.start();
      rig.awaitEnd(undisturbed);
      OrderId paused = submitMixing(rig, "b", TURNS);
      for (int permille : new int[] {100, 400, 700}) {
        rig.awaitProgress(permille);
        rig.gameRuns(true);
        rig.awaitHeld();
        assertThat(rig.lending.workerPids()).isEmpty();
        rig.gameRuns(false);
      }
      assertThat(rig.awaitEnd(paused)).isEqualTo(new OrderState.Done());
      assertThat(rig.results(paused)).isEqualTo(rig.results(undisturbed));
      WorkTally tally = rig.tallyOf(paused).orElseThrow();
      assertThat(tally.run()).isEqualTo(tally.needed());
      assertThat(tally.workers()).isEqualTo(4);
      List<Yield> yields =
          rig.eventsOf(LendingEvent.Yielded.class).map(LendingEvent.Yielded::yield).toList();
      assertThat(yields).hasSize(6);
      Yield last = yields.getLast();
      assertThat(last.reason().sentence()).contains("Pretend Game");
      assertThat(last.deviceIdleAt()).isBetween(last.noticedAt(), last.memoryFreeAt());
      assertThat(last.processGoneAt()).isAfterOrEqualTo(last.memoryFreeAt());
      assertThat(last.backAt().orElseThrow()).isAfter(last.liftedAt().orElseThrow());
      assertThat(last.blocksRepeated()).isZero();
      assertThat(last).isEqualTo(rig.lending.lastYield().orElseThrow());
    }
  }

  @Test
  void aWorkerKilledAtRandomMomentsCostsTimeOnly() throws Exception {
    Random random = new Random(20);
    try (LendingRig rig = new LendingRig(folder)) {
      OrderId undisturbed = submitMixing(rig, "a", 3 * TURNS);
      rig.lending.start();
      rig.awaitEnd(undisturbed);
      OrderId killed = submitMixing(rig, "b", 3 * TURNS);
      int kills = 0;
      while (kills < 20 && !rig.stateOf(killed).isFinal()) {
        // Some while they start, most while they work.
        boolean starting = kills % 4 == 0;
        await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(2))
            .until(
                () ->
                    rig.stateOf(killed).isFinal()
                        || (starting ? !rig.lending.workerPids().isEmpty() : rig.hasFreshSlices()));
        Duration moment = Duration.ofMillis(random.nextInt(starting ? 400 : 500));
        await().pollDelay(moment).atMost(Duration.ofSeconds(10)).until(() -> true);
        kills += rig.killWorker();
      }
      assertThat(rig.awaitEnd(killed)).isEqualTo(new OrderState.Done());
      assertThat(kills).isEqualTo(20);
      WorkTally tally = rig.tallyOf(killed).orElseThrow();
      assertThat(tally.workers()).isGreaterThanOrEqualTo(20);
      assertThat(rig.results(killed)).isEqualTo(rig.results(undisturbed));
      assertThat(
              rig.eventsOf(LendingEvent.ChunkDelivered.class)
                  .filter(event -> event.order().id().equals(killed)))
          .extracting(LendingEvent.ChunkDelivered::chunk)
          .containsExactly(0, 1, 2);
    }
  }

  @Test
  void aKernelThatNeverEndsIsKilledReportedAndTheNextJobRuns() throws Exception {
    try (LendingRig rig =
        new LendingRig(folder, WorkerLimits.DEFAULT.withSlice(Duration.ofSeconds(1)))) {
      TestJobs.endless(folder.resolve("jobs/endless"));
      OrderId endless = rig.submit(folder.resolve("jobs/endless"));
      OrderId next = submitMixing(rig, "next", 1);
      rig.lending.start();
      assertThat(rig.awaitEnd(endless))
          .isEqualTo(new OrderState.Failed("A kernel of the job did not end within 1 s."));
      assertThat(rig.tallyOf(endless).orElseThrow().workers()).isEqualTo(2);
      assertThat(rig.awaitEnd(next)).isEqualTo(new OrderState.Done());
    }
  }

  @Test
  void jobsThatCannotRunFailWithTheirReasonAndTheNextRuns() throws Exception {
    try (LendingRig rig = new LendingRig(folder)) {
      TestJobs.broken(folder.resolve("jobs/broken"));
      OrderId broken = rig.submit(folder.resolve("jobs/broken"));
      TestJobs.huge(folder.resolve("jobs/huge"));
      OrderId huge = rig.submit(folder.resolve("jobs/huge"));
      OrderId next = submitMixing(rig, "next", 1);
      rig.lending.start();
      assertThat(rig.awaitEnd(broken))
          .isInstanceOfSatisfying(
              OrderState.Failed.class,
              failed -> assertThat(failed.reason()).contains("there_is_no_such_thing"));
      assertThat(rig.awaitEnd(huge))
          .isInstanceOfSatisfying(
              OrderState.Failed.class, failed -> assertThat(failed.reason()).contains("bytes"));
      assertThat(rig.awaitEnd(next)).isEqualTo(new OrderState.Done());
    }
  }

  @Test
  void workGoesOnFromTheCheckpointAfterARestart() throws Exception {
    OrderId id;
    try (LendingRig rig = new LendingRig(folder)) {
      id = submitMixing(rig, "a", TURNS);
      rig.lending.start();
      rig.awaitProgress(300);
    }
    try (LendingRig rig = new LendingRig(folder)) {
      assertThat(rig.stateOf(id)).isEqualTo(new OrderState.Queued());
      rig.lending.start();
      assertThat(rig.awaitEnd(id)).isEqualTo(new OrderState.Done());
      WorkTally tally = rig.tallyOf(id).orElseThrow();
      assertThat(tally.run()).isLessThan(tally.needed());
    }
  }

  @Test
  void aCancelledOrderIsDroppedAtOnce() throws Exception {
    try (LendingRig rig = new LendingRig(folder)) {
      OrderId id = submitMixing(rig, "a", 100 * TURNS);
      rig.lending.start();
      rig.awaitProgress(1);
      rig.market.cancel(id);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> rig.lending.state() instanceof LendingState.Waiting);
      assertThat(rig.lending.workerPids()).isEmpty();
    }
  }
}
