package io.spareframe.app.cli;

import io.spareframe.app.agent.Agent;
import io.spareframe.app.control.server.AgentAlreadyRunsException;
import io.spareframe.app.place.DataFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the agent in this process until it is told to quit. */
@Command(name = "agent", description = "Runs the agent in the foreground, without a window.")
final class AgentCommand implements Callable<Integer> {

  private final DataFolder folder;
  private final Terminal terminal;

  AgentCommand(DataFolder folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Agent agent = Agent.start(folder)) {
      terminal.line("Spareframe runs. Its data is in " + folder.root());
      agent.awaitQuit();
      return 0;
    } catch (AgentAlreadyRunsException e) {
      terminal.line("Spareframe is already running.");
      return 0;
    }
  }
}
