package io.spareframe.app.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where the command line writes. On a screen a progress line is redrawn in place; elsewhere only
 * its changes of state are printed, so that a log stays readable.
 */
final class Terminal {

  private static final int BAR_CELLS = 30;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean screen;
  private String drawn = "";

  Terminal(PrintStream out, boolean screen) {
    this.out = out;
    this.screen = screen;
  }

  /** The terminal of this process. */
  static Terminal ofThisProcess() {
    return new Terminal(System.out, System.console() != null && System.console().isTerminal());
  }

  /** Prints a line. */
  synchronized void line(String text) {
    if (!drawn.isEmpty()) {
      out.print(CLEAR_LINE);
      drawn = "";
    }
    out.println(text);
    out.flush();
  }

  /** Prints a line of columns. */
  void line(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  /** Redraws the progress line. */
  synchronized void progress(int permille, String text) {
    if (!screen) {
      return;
    }
    int full = permille * BAR_CELLS / 1000;
    String bar = "█".repeat(full) + "░".repeat(BAR_CELLS - full) + "  " + text;
    if (!bar.equals(drawn)) {
      out.print(CLEAR_LINE + bar);
      out.flush();
      drawn = bar;
    }
  }
}
