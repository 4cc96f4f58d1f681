package io.spareframe.app.trial;

import io.spareframe.app.control.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A program that is a game in name only: it sleeps. */
final class PretendGame {

  /** Longer than the 15 characters that some systems keep of a process name. */
  static final String NAME = "A Pretend Game With A Long Name";

  private static final Path SLEEPS = Path.of("/bin/sleep");
  private static final int LONGEST_SECONDS = 600;

  private final Path program;

  private PretendGame(Path program) {
    this.program = program;
  }

  /**
   * A running one.
   *
   * @param startedAt just before its process was asked for
   * @param process its process
   */
  record Run(Instant startedAt, Process process) {

    /** Ends it. Returns when its process is gone, with the moment just before it was ended. */
    Instant end() throws InterruptedException {
      Instant now = Instant.now();
      process.destroyForcibly();
      process.waitFor();
      return now;
    }
  }

  /**
   * Puts the program into a folder.
   *
   * @throws CommandFailure where there is no program to copy
   */
  static PretendGame in(Path folder) throws IOException {
    if (!Files.isExecutable(SLEEPS)) {
      throw new CommandFailure("The pretend game needs " + SLEEPS + ", which this system lacks.");
    }
    Path program = folder.resolve(NAME);
    Files.copy(SLEEPS, program);
    return new PretendGame(program);
  }

  Path program() {
    return program;
  }

  Run start() throws IOException {
    Instant now = Instant.now();
    Process process =
        new ProcessBuilder(program.toString(), String.valueOf(LONGEST_SECONDS)).start();
    return new Run(now, process);
  }
}
