package io.spareframe.app.cli;

import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.DataFolder;
import java.io.IOException;
import picocli.CommandLine;

/** The entry point of agent and command line. */
public final class Main {

  private Main() {}

  /** Runs the command and exits with its code: 0 done, 1 failed, 2 mistyped. */
  public static void main(String[] arguments) {
    int code = commandLine(DataFolder.ofThisUser(), Terminal.ofThisProcess()).execute(arguments);
    System.exit(code);
  }

  static CommandLine commandLine(DataFolder folder, Terminal terminal) {
    CommandLine commands = new CommandLine(new Spareframe(folder, terminal));
    commands.addSubcommand(new AgentCommand(folder, terminal));
    commands.addSubcommand(new Submit(folder, terminal));
    commands.addSubcommand(new Pack(terminal));
    commands.addSubcommand(new WalletCommands(folder, terminal));
    commands.addSubcommand(new Demo(terminal));
    commands.addSubcommand(new Bench(terminal));
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof CommandFailure || failure instanceof IOException) {
            command.getErr().println(failure.getMessage());
            return 1;
          }
          throw failure;
        });
    return commands;
  }
}
