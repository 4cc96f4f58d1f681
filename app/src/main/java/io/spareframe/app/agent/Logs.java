package io.spareframe.app.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the log to a file of bounded size. */
final class Logs {

  private static final int MAX_BYTES = 1 << 20;
  private static final int FILES = 2;

  /** Kept here, since a logger that nobody holds forgets its level. It tells of each connection. */
  private static final Logger CHATTY = Logger.getLogger("org.freedesktop.dbus");

  private Logs() {}

  /** From now on this process logs there and nowhere else; older logs lie beside it. */
  static void toFile(Path newest) throws IOException {
    String pattern = newest.toString().replace("%", "%%").replace("-0.log", "-%g.log");
    LogManager.getLogManager().reset();
    Handler handler = new FileHandler(pattern, MAX_BYTES, FILES, true);
    handler.setFormatter(new SimpleFormatter());
    handler.setLevel(Level.INFO);
    Logger.getLogger("").addHandler(handler);
    CHATTY.setLevel(Level.WARNING);
  }
}
