package io.spareframe.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.DataFolder;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.packer.render.RenderPacker;
import io.spareframe.compute.packer.render.RenderSettings;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent with a real worker, killed again and again. */
class AgentKillTest {

  private static final int KILLS = 20;
  private static final int CHUNKS = 8;
  private static final BigInteger PRICE = BigInteger.valueOf(800_003);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final SplittableRandom random = new SplittableRandom(20261123);

  @Test
  void howeverOftenTheAgentIsKilledTheJobIsDoneAndPaidOnce(@TempDir Path temp) throws Exception {
    DataFolder folder = new DataFolder(temp.resolve("h"));
    Path packed = temp.resolve("job");
    PackedJob.write(
        packed,
        new RenderPacker()
            .packSample(new RenderSettings(480, 270, 64, CHUNKS), PackedJob.blobsOf(packed)));
    String jobId;
    try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
      jobId =
          ((Reply.Submitted) agent.send(new Command.SubmitPacked(packed.toString(), PRICE)))
              .jobId();
    }

    for (int kill = 0; kill < KILLS; kill++) {
      try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
        Duration life = Duration.ofMillis(random.nextInt(6000));
        ProcessHandle process =
            ProcessHandle.of(agent.snapshot().agent().processId()).orElseThrow();
        List<ProcessHandle> workers = letLive(agent, process, life, jobId);
        process.destroyForcibly();
        process.onExit().join();
        // A worker must not outlive its agent.
        for (ProcessHandle worker : workers) {
          worker.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        }
      }
    }

    try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
      Snapshot done = agent.await("the job's end", LIMIT, s -> {}, s -> isFinished(s, jobId));
      JobView job = job(done, jobId);
      assertThat(job.state()).isEqualTo(JobView.State.DONE);
      assertThat(job.chunksDelivered()).isEqualTo(CHUNKS);
      Snapshot paid =
          agent.await(
              "the ledger", LIMIT, s -> {}, s -> s.earnings().total().units().equals(PRICE));
      assertThat(paid.earnings().today().units()).isEqualTo(PRICE);
      String csv = ((Reply.Csv) agent.send(new Command.ExportLedger())).text();
      List<String> earned = csv.lines().filter(line -> line.contains(",earned,")).toList();
      assertThat(earned).hasSize(CHUNKS);
      assertThat(earned.stream().map(line -> line.split(",")[3])).doesNotHaveDuplicates();
      agent.send(new Command.Quit());
    }
  }

  private static List<ProcessHandle> letLive(
      AgentCall agent, ProcessHandle process, Duration life, String jobId)
      throws InterruptedException {
    try {
      agent.await("its death", life, s -> {}, s -> isFinished(s, jobId));
    } catch (CommandFailure timeToDie) {
      assertThat(process.isAlive()).isTrue();
    }
    try (Stream<ProcessHandle> workers = process.descendants()) {
      return workers.toList();
    }
  }

  private static boolean isFinished(Snapshot snapshot, String id) {
    return snapshot.jobs().stream()
        .anyMatch(job -> job.id().equals(id) && job.finishedAt() != null);
  }

  private static JobView job(Snapshot snapshot, String id) {
    return snapshot.jobs().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the job is gone"));
  }
}
