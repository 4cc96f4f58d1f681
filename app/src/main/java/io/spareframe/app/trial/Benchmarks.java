package io.spareframe.app.trial;

import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.Folders;
import io.spareframe.app.place.ProgramVersion;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Engines;
import io.spareframe.compute.hardware.HardwareInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs all benchmarks and writes their figures as one page. */
public final class Benchmarks {

  private final Consumer<String> print;

  /**
   * @param print takes each line
   */
  public Benchmarks(Consumer<String> print) {
    this.print = print;
  }

  /**
   * Measures; takes some minutes.
   *
   * @param starts how often the pretend game is started
   * @param pairs how often whole and sliced are compared
   * @param page where the figures are written
   * @throws CommandFailure if there is no device, or a promise is not kept at all
   */
  public void run(int starts, int pairs, Path page) throws IOException, InterruptedException {
    SlicingBenchmark.Result slicing = slicing(pairs);
    YieldBenchmark.Result yield = new YieldBenchmark(print).run(starts);
    String text = page(slicing, yield);
    Path folder = page.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(page, text);
    print.accept("");
    print.accept(text);
    print.accept("Written to " + page.toAbsolutePath());
  }

  private SlicingBenchmark.Result slicing(int pairs) throws IOException {
    Path natives = Files.createTempDirectory("sf-natives");
    try (Engines engines = Engines.load(natives)) {
      if (engines.absence().isPresent()) {
        throw new CommandFailure(engines.absence().get());
      }
      return new SlicingBenchmark(print).run(engines, pairs);
    } catch (EngineException e) {
      throw new CommandFailure("The device failed: " + e.getMessage());
    } finally {
      Folders.delete(natives);
    }
  }

  private static String page(SlicingBenchmark.Result slicing, YieldBenchmark.Result yield) {
    Sample ratios = Sample.of(slicing.ratios());
    HardwareInventory machine = HardwareInventory.read();
    return """
        # Benchmarks

        Written by `./run --bench` on %s, Spareframe %s. Machine: %s, %d cores, %s; device: %s. \
        Such a machine is shared and noisy: read medians and ratios, and the worst as what noise \
        can do.

        ## Giving way to a game, and coming back

        A pretend game is started at %d random moments while the sample picture is rendered. All \
        times are seen from outside: from just before the game's process was asked for, or just \
        before it was ended. Milliseconds.

        | | least | median | worst |
        | --- | ---: | ---: | ---: |
        | game start → guard holds | %s |
        | game start → last slice ended | %s |
        | game start → worker gone, its memory free | %s |
        | game end → first slice again, without the wait that is a setting (5 s by default) | %s |

        Work that had to run twice, over all pauses: **%d blocks**.

        For scale, BOINC 7.20.5 measured on such a machine: game start to stop 0.9 / 6.8 / 9.8 s, \
        game end to work 5.5 / 9.7 / 14.7 s (least, median, worst), GPU work since its last \
        checkpoint lost each time.

        ## What slicing costs

        One compute-bound launch (%s ms whole, median) run whole and in slices of 8 ms, in turn, \
        %d pairs on one device.

        | | least | median | worst |
        | --- | ---: | ---: | ---: |
        | time sliced / time whole | %s |
        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            ProgramVersion.current(),
            machine.cpu() == null ? "unknown processor" : machine.cpu(),
            Runtime.getRuntime().availableProcessors(),
            machine.operatingSystem(),
            slicing.device(),
            yield.idle().size(),
            Sample.ofMillis(yield.noticed()).cells(0),
            Sample.ofMillis(yield.idle()).cells(0),
            Sample.ofMillis(yield.memoryFree()).cells(0),
            Sample.ofMillis(yield.back()).cells(0),
            yield.blocksRepeated(),
            String.format(Locale.ROOT, "%.0f", slicing.wholeMillis().median()),
            slicing.ratios().length,
            ratios.cells(3));
  }
}
