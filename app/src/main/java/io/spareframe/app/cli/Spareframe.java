package io.spareframe.app.cli;

import io.spareframe.app.control.api.Command.AddGame;
import io.spareframe.app.control.api.Command.CancelJob;
import io.spareframe.app.control.api.Command.ExportLedger;
import io.spareframe.app.control.api.Command.Pause;
import io.spareframe.app.control.api.Command.Quit;
import io.spareframe.app.control.api.Command.RemoveGame;
import io.spareframe.app.control.api.Command.Resume;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.place.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The root command: without a subcommand the main job in the terminal; its small subcommands talk
 * to the running agent and change nothing on disk themselves.
 */
@Command(
    name = "spareframe",
    description = "Lends your idle graphics card, and gives way the moment a game starts.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]")
final class Spareframe implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final DataFolder folder;
  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "spareframe-sample.png",
      description = "Where the sample picture is written; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("spareframe-sample.png");

  Spareframe(DataFolder folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new FirstLight(folder, terminal).run(out);
  }

  @Command(name = "status", description = "Says what the machine does right now.")
  int status() {
    try (AgentCall agent = AgentCall.running(folder)) {
      Snapshot now = agent.snapshot();
      terminal.line(now.lending().headline());
      if (!now.lending().detail().isEmpty()) {
        terminal.line(now.lending().detail());
      }
      EarningsView earnings = now.earnings();
      terminal.line("%-14s %s", "Earned today", earnings.today().text());
      terminal.line("%-14s %s", "Earned ever", earnings.total().text());
      if (earnings.powerCostToday() != null) {
        terminal.line(
            "%-14s %s%s",
            "Power today",
            earnings.powerCostToday().text(),
            earnings.energyMeasured() ? "" : " (estimated)");
      }
      for (HardwareView.Device device : now.hardware().devices()) {
        terminal.line("%-14s %s (%s)", "Device", device.name(), device.engine());
      }
      String address = now.wallet().address();
      terminal.line("%-14s %s", "Wallet", address == null ? "none yet" : address);
      if (now.agent().notice() != null) {
        terminal.line(now.agent().notice());
      }
      return 0;
    }
  }

  @Command(name = "jobs", description = "Lists the jobs on this machine's market.")
  int jobs() {
    try (AgentCall agent = AgentCall.running(folder)) {
      if (agent.snapshot().jobs().isEmpty()) {
        terminal.line("No jobs yet. Try: spareframe submit sample");
      }
      for (JobView job : agent.snapshot().jobs()) {
        terminal.line(
            "%-12s %-10s %3d %%  %s  %-28s %s%s",
            job.id(),
            job.state().name().toLowerCase(Locale.ROOT),
            job.progressPermille() / 10,
            TIME.format(job.submittedAt()),
            job.name(),
            job.earned().text(),
            job.failure() == null ? "" : "  " + job.failure());
      }
      return 0;
    }
  }

  @Command(name = "cancel", description = "Cancels a job; what it has delivered stays paid.")
  int cancel(@Parameters(paramLabel = "JOB") String jobId) throws InterruptedException {
    return done(new CancelJob(jobId), "Cancelled.");
  }

  @Command(name = "picture", description = "Writes a job's newest picture to a PNG file.")
  int picture(
      @Parameters(paramLabel = "JOB") String jobId, @Parameters(paramLabel = "FILE") Path file)
      throws InterruptedException, IOException {
    try (AgentCall agent = AgentCall.running(folder)) {
      new Follow(agent, terminal).savePicture(jobId, file);
      return 0;
    }
  }

  @Command(name = "pause", description = "Stops lending at once.")
  int pause(
      @Option(
              names = "--for",
              paramLabel = "DURATION",
              converter = Durations.class,
              description = "Comes back after that long, such as 30m or 2h; else when you resume.")
          @Nullable Duration howLong)
      throws InterruptedException {
    return done(new Pause(howLong), "Paused.");
  }

  @Command(name = "resume", description = "Ends a pause.")
  int resume() throws InterruptedException {
    return done(new Resume(), "Resumed.");
  }

  @Command(name = "quit", description = "Ends Spareframe; work at hand is kept.")
  int quit() throws InterruptedException {
    return done(new Quit(), "Spareframe ends; work at hand is kept for the next start.");
  }

  @Command(name = "games", description = "Lists the programs that pause lending.")
  int games() {
    try (AgentCall agent = AgentCall.running(folder)) {
      if (agent.snapshot().games().isEmpty()) {
        terminal.line("No games known. Add one with: spareframe add-game PROGRAM");
      }
      for (GameView game : agent.snapshot().games()) {
        terminal.line(
            "%-36s %-14s %s%s",
            game.name(), game.source(), game.id(), game.running() ? "  (running)" : "");
      }
      return 0;
    }
  }

  @Command(name = "add-game", description = "Makes a program pause lending while it runs.")
  int addGame(
      @Parameters(paramLabel = "PROGRAM", description = "Its path, or its file name.")
          String program,
      @Option(names = "--name", description = "How it is called; default: its file name.")
          @Nullable String name)
      throws InterruptedException {
    Path file = Path.of(program).getFileName();
    String shown = name != null ? name : file == null ? program : file.toString();
    return done(new AddGame(program, shown), "Lending pauses while " + shown + " runs.");
  }

  @Command(name = "remove-game", description = "Takes a program that you added off the list.")
  int removeGame(@Parameters(paramLabel = "GAME", description = "Its id from: games") String id)
      throws InterruptedException {
    return done(new RemoveGame(id), "Removed.");
  }

  @Command(name = "ledger", description = "Prints every ledger entry as CSV.")
  int ledger() throws InterruptedException {
    try (AgentCall agent = AgentCall.running(folder)) {
      if (agent.send(new ExportLedger()) instanceof Reply.Csv(String text)) {
        terminal.line(text.stripTrailing());
      }
      return 0;
    }
  }

  private int done(io.spareframe.app.control.api.Command command, String sentence)
      throws InterruptedException {
    try (AgentCall agent = AgentCall.running(folder)) {
      agent.send(command);
      terminal.line(sentence);
      return 0;
    }
  }
}
