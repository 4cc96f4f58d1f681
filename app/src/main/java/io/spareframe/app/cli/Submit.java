package io.spareframe.app.cli;

import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.earnings.TestCredit;
import io.spareframe.app.place.DataFolder;
import io.spareframe.app.place.Folders;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits jobs to the market that is built in, and follows them. */
@Command(name = "submit", description = "Submits a job and follows it to its end.")
final class Submit {

  private final DataFolder folder;
  private final Terminal terminal;

  Submit(DataFolder folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  @Command(name = "sample", description = "The Stanford bunny, path traced.")
  int sample(
      @Option(names = "--out", paramLabel = "FILE", description = "Where the picture is written.")
          @Nullable Path out,
      @Option(names = "--no-follow", description = "Do not wait for it.") boolean noFollow)
      throws IOException, InterruptedException {
    return submit(
        new io.spareframe.app.control.api.Command.SubmitSample(),
        out != null ? out : Path.of("spareframe-sample.png"),
        noFollow);
  }

  @Command(name = "render", description = "A picture of a scene: OBJ, glTF or GLB.")
  int render(
      @Parameters(paramLabel = "SCENE") Path scene,
      @Option(
              names = "--size",
              paramLabel = "WxH",
              defaultValue = "960x540",
              converter = Size.Converter.class,
              description = "In pixels; default: ${DEFAULT-VALUE}")
          Size size,
      @Option(
              names = "--samples",
              paramLabel = "N",
              defaultValue = "64",
              description = "A pixel; more is less noise; default: ${DEFAULT-VALUE}")
          int samples,
      @Option(
              names = "--price",
              paramLabel = "CREDIT",
              defaultValue = "0.05",
              description = "Test credit for the whole job; default: ${DEFAULT-VALUE}")
          BigDecimal price,
      @Option(names = "--out", paramLabel = "FILE", description = "Where the picture is written.")
          @Nullable Path out,
      @Option(names = "--no-follow", description = "Do not wait for it.") boolean noFollow)
      throws IOException, InterruptedException {
    Path packed = Files.createTempDirectory("sf-render");
    try {
      new ScenePack(terminal).pack(scene, size, samples, packed);
      return submit(command(packed, price), out != null ? out : pictureBeside(scene), noFollow);
    } finally {
      Folders.delete(packed);
    }
  }

  @Command(name = "packed", description = "A packed job: a folder with manifest.json and blobs.")
  int packed(
      @Parameters(paramLabel = "FOLDER") Path packed,
      @Option(
              names = "--price",
              paramLabel = "CREDIT",
              defaultValue = "0.05",
              description = "Test credit for the whole job; default: ${DEFAULT-VALUE}")
          BigDecimal price,
      @Option(names = "--out", paramLabel = "FILE", description = "Where a picture is written.")
          @Nullable Path out,
      @Option(names = "--no-follow", description = "Do not wait for it.") boolean noFollow)
      throws IOException, InterruptedException {
    return submit(
        command(packed, price), out != null ? out : Path.of("spareframe-result.png"), noFollow);
  }

  private static io.spareframe.app.control.api.Command command(Path packed, BigDecimal price) {
    return new io.spareframe.app.control.api.Command.SubmitPacked(
        packed.toAbsolutePath().toString(), units(price));
  }

  static BigInteger units(BigDecimal price) {
    try {
      BigInteger units = price.movePointRight(TestCredit.DECIMALS).toBigIntegerExact();
      if (units.signum() > 0) {
        return units;
      }
    } catch (ArithmeticException tooFine) {
      // Said below: it is the same mistake.
    }
    throw new CommandFailure(
        "--price: must be more than 0, with at most " + TestCredit.DECIMALS + " decimals");
  }

  private int submit(io.spareframe.app.control.api.Command command, Path out, boolean noFollow)
      throws IOException, InterruptedException {
    try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
      if (!(agent.send(command) instanceof Reply.Submitted(String jobId))) {
        throw new CommandFailure("The job was not taken.");
      }
      terminal.line("Submitted as " + jobId);
      if (noFollow) {
        return 0;
      }
      Follow follow = new Follow(agent, terminal);
      JobView job = follow.toItsEnd(jobId);
      terminal.line("Done; " + job.earned().text() + " were paid for it.");
      if (job.picture()) {
        follow.savePicture(jobId, out);
      }
      return 0;
    }
  }

  private static Path pictureBeside(Path scene) {
    String name = scene.getFileName() == null ? "scene" : scene.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return Path.of((dot > 0 ? name.substring(0, dot) : name) + ".png");
  }
}
