package io.spareframe.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.place.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real window processes beside a real agent, killed again and again. */
class WindowKillTest {

  private static final int KILLS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final SplittableRandom random = new SplittableRandom(20261123);

  @Test
  void howeverOftenTheWindowIsKilledTheAgentGoesOnLending(@TempDir Path temp) throws Exception {
    DataFolder folder = new DataFolder(temp.resolve("h"));
    try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
      String jobId = ((Reply.Submitted) agent.send(new Command.SubmitSample())).jobId();
      for (int kill = 0; kill < KILLS; kill++) {
        Process window = window(folder);
        assertThat(window.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS)).isFalse();
        window.destroyForcibly();
        window.waitFor();
      }
      Snapshot done = agent.await("the job's end", LIMIT, s -> {}, s -> isFinished(s, jobId));
      assertThat(job(done, jobId).state()).isEqualTo(JobView.State.DONE);
      agent.await(
          "its pay once in the ledger",
          LIMIT,
          s -> {},
          s -> s.earnings().total().units().equals(job(done, jobId).price().units()));
      agent.send(new Command.Quit());
    }
  }

  private static Process window(DataFolder folder) throws java.io.IOException {
    ProcessBuilder start =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.spareframe.ui.WindowMain"));
    start.environment().put(DataFolder.VARIABLE, folder.root().toString());
    return start
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean isFinished(Snapshot snapshot, String id) {
    return snapshot.jobs().stream()
        .anyMatch(job -> job.id().equals(id) && job.finishedAt() != null);
  }

  private static JobView job(Snapshot snapshot, String id) {
    return snapshot.jobs().stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
  }
}
