package io.spareframe.app.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines with which this program starts processes of itself. */
public final class JavaProcess {

  /** The class with the command line's main method. */
  public static final String MAIN_CLASS = "io.spareframe.app.cli.Main";

  /**
   * For a process that lives from login to logout beside games: one compiler tier, no parallel
   * collector, a small heap that is given back when idle.
   */
  public static final List<String> AGENT_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms8m",
          "-Xmx192m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-Xss512k",
          "-XX:ReservedCodeCacheSize=24m",
          "--enable-native-access=ALL-UNNAMED");

  private static final String WINDOW_CLASS = "io.spareframe.ui.WindowMain";

  /** For a window: soon there, and small. */
  private static final List<String> WINDOW_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  private JavaProcess() {}

  /** The command line of a window. */
  public static List<String> window() {
    return command(WINDOW_CLASS, WINDOW_OPTIONS, List.of());
  }

  /**
   * A command line for this program, with the Java runtime and class path of this process.
   *
   * @param options for the Java runtime
   * @param arguments for the program
   */
  public static List<String> command(List<String> options, List<String> arguments) {
    return command(MAIN_CLASS, options, arguments);
  }

  private static List<String> command(
      String mainClass, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
