package io.spareframe.compute.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a worker writes to standard error, without end, and keeps the end of it. */
final class ErrorTail {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorTail.class);
  private static final int LINES = 40;
  private static final int LINE_CHARS = 400;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Reads until the stream ends. */
  void drain(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          add(line.toString());
          line.setLength(0);
        } else if (line.length() < LINE_CHARS) {
          line.append((char) c);
        }
      }
      add(line.toString());
    } catch (IOException e) {
      LOG.debug("a worker's standard error ends: {}", e.getMessage());
    }
  }

  private synchronized void add(String line) {
    if (line.isBlank()) {
      return;
    }
    LOG.debug("worker: {}", line);
    lines.addLast(line);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /** The last lines so far. */
  synchronized String text() {
    return String.join("\n", lines);
  }
}
