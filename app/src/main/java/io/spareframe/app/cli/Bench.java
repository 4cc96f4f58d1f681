package io.spareframe.app.cli;

import io.spareframe.app.trial.Benchmarks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the product promises. */
@Command(name = "bench", description = "Measures yielding and slicing and writes the figures.")
final class Bench implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "docs/benchmarks.md",
      description = "Where the figures are written; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("docs/benchmarks.md");

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "50",
      description = "How often the pretend game is started; default: ${DEFAULT-VALUE}")
  private int starts = 50;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "15",
      description = "How often whole and sliced are compared; default: ${DEFAULT-VALUE}")
  private int pairs = 15;

  Bench(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    new Benchmarks(terminal::line).run(starts, pairs, out);
    return 0;
  }
}
