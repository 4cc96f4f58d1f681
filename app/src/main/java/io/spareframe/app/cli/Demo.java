package io.spareframe.app.cli;

import io.spareframe.app.trial.DemoStory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the whole story by itself. */
@Command(
    name = "demo",
    description = "Plays the whole story by itself, with an agent and a folder of its own.")
final class Demo implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "spareframe-demo.png",
      description = "Where the picture is written; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("spareframe-demo.png");

  Demo(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    new DemoStory(terminal::line).play(out);
    return 0;
  }
}
