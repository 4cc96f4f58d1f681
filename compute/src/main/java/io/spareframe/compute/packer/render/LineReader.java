package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a text file, none longer than {@link SceneLimits#LINE_CHARACTERS}. */
final class LineReader {

  private final String file;
  private final InputStream in;
  private final StringBuilder line = new StringBuilder();
  private int number;

  /**
   * @param file named in errors
   * @param in buffered
   */
  LineReader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** The next line that is neither empty nor a comment, trimmed; null at the end. */
  @Nullable String next() throws InvalidSceneException, IOException {
    while (true) {
      line.setLength(0);
      boolean more = append();
      number++;
      while (more && line.length() > 0 && line.charAt(line.length() - 1) == '\\') {
        line.setCharAt(line.length() - 1, ' ');
        more = append();
        number++;
      }
      String text = line.toString().strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        return text;
      }
      if (!more) {
        return null;
      }
    }
  }

  private boolean append() throws InvalidSceneException, IOException {
    for (int c = in.read(); ; c = in.read()) {
      if (c < 0 || c == '\n') {
        return c >= 0;
      }
      if (line.length() == SceneLimits.LINE_CHARACTERS) {
        throw fault("is longer than " + SceneLimits.LINE_CHARACTERS + " characters");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
  }

  /** Where the last line was, for errors. */
  String place() {
    return file + ", line " + number;
  }

  InvalidSceneException fault(String fault) {
    return new InvalidSceneException(place() + ": " + fault);
  }
}
