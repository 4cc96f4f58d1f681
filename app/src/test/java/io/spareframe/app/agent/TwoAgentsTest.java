package io.spareframe.app.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.place.DataFolder;
import io.spareframe.app.place.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real agent processes in one folder. */
class TwoAgentsTest {

  private static final int AGENTS = 3;

  @Test
  void ofAgentsStartedAtOnceExactlyOneStaysAndAnswers(@TempDir Path temp) throws Exception {
    DataFolder folder = new DataFolder(temp.resolve("h"));
    folder.prepare();
    List<Process> agents = new ArrayList<>();
    try {
      for (int i = 0; i < AGENTS; i++) {
        agents.add(start(folder));
      }
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> agents.stream().filter(Process::isAlive).count() == 1);
      assertThat(agents.stream().filter(agent -> !agent.isAlive()))
          .allSatisfy(agent -> assertThat(agent.exitValue()).isZero());

      try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
        Process stayed = agents.stream().filter(Process::isAlive).findFirst().orElseThrow();
        assertThat(agent.snapshot().agent().processId()).isEqualTo(stayed.pid());
        assertThat(agent.send(new Command.Quit())).isEqualTo(new Reply.Done());
        assertThat(stayed.waitFor()).isZero();
      }
    } finally {
      agents.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(DataFolder folder) throws IOException {
    ProcessBuilder start =
        new ProcessBuilder(JavaProcess.command(JavaProcess.AGENT_OPTIONS, List.of("agent")));
    start.environment().put(DataFolder.VARIABLE, folder.root().toString());
    return start
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
