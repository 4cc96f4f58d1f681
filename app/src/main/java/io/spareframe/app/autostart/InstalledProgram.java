package io.spareframe.app.autostart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program as its installer lays it out. */
final class InstalledProgram {

  /**
   * From the Java runtime in it to the launcher that starts the agent, on Linux, Windows, macOS.
   */
  private static final List<String> AGENT_LAUNCHERS =
      List.of(
          "../../bin/spareframe-agent",
          "../spareframe-agent.exe",
          "../../../MacOS/spareframe-agent");

  private InstalledProgram() {}

  /**
   * What starts the agent, whose place outlives an upgrade of the program; empty if this is not an
   * installed program.
   *
   * @param javaHome of the running program
   */
  static Optional<Path> agentLauncher(Path javaHome) {
    return AGENT_LAUNCHERS.stream()
        .map(launcher -> javaHome.resolve(launcher).normalize())
        .filter(Files::isExecutable)
        .findFirst();
  }
}
