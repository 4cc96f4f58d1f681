package io.spareframe.app.control.client;

import io.spareframe.app.place.DataFolder;
import io.spareframe.app.place.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds the agent of this user on this machine, and starts it where none answers. */
public final class LocalAgent {

  /** How long an agent may take from its start to its first answer. */
  public static final Duration START_LIMIT = Duration.ofSeconds(30);

  private static final long RETRY_MILLIS = 50;

  private final DataFolder folder;

  public LocalAgent(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Connects to the running agent.
   *
   * @throws IOException if none answers
   */
  public AgentConnection connect(AgentConnection.Listener listener) throws IOException {
    return AgentConnection.open(folder.socket(), listener);
  }

  /**
   * Connects, after starting an agent if none answers. The agent outlives this process. Takes up to
   * {@link #START_LIMIT}; not for a thread that draws.
   *
   * @throws IOException if the agent does not come up; the message says where its log lies
   * @throws InterruptedException if interrupted while waiting for it
   */
  public AgentConnection connectOrStart(AgentConnection.Listener listener)
      throws IOException, InterruptedException {
    try {
      return connect(listener);
    } catch (IOException none) {
      folder.prepare();
    }
    ProcessBuilder start =
        new ProcessBuilder(JavaProcess.command(JavaProcess.AGENT_OPTIONS, List.of("agent")))
            .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    start.environment().put(DataFolder.VARIABLE, folder.root().toString());
    Process agent = start.start();
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        return connect(listener);
      } catch (IOException notYet) {
        // An agent that lost the race against another start exits, and the other one answers soon.
        boolean gone = agent.waitFor(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        if (gone && agent.exitValue() != 0 || System.nanoTime() > end) {
          throw new IOException(
              "the Spareframe agent did not start; its log is " + folder.log(), notYet);
        }
      }
    }
  }

  private static File nullDevice() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
