package io.spareframe.app.autostart;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Linux: an entry in the user's autostart folder. Source: Desktop Application Autostart
 * Specification and Desktop Entry Specification, specifications.freedesktop.org.
 */
final class DesktopEntry implements Autostart {

  /** What makes an argument need quotes. */
  private static final String RESERVED = " \t\n\"'\\><~|&;$*?#()`";

  private final Path file;
  private final List<String> command;

  /**
   * An entry.
   *
   * @param folder the user's autostart folder
   * @param command the program and its arguments
   */
  DesktopEntry(Path folder, List<String> command) {
    this.file = folder.resolve("spareframe.desktop");
    this.command = List.copyOf(command);
  }

  @Override
  public boolean enabled() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    // Desktops' own settings switch an entry off in one of these two ways.
    List<String> lines =
        Files.readAllLines(file).stream().map(line -> line.replace(" ", "")).toList();
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
  }

  @Override
  public void enable() throws IOException {
    Files.createDirectories(file.getParent());
    DurableFile.write(file, text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void disable() throws IOException {
    Files.deleteIfExists(file);
  }

  private String text() throws IOException {
    if (command.getFirst().contains("=")) {
      throw new IOException(
          "Spareframe cannot start with the computer from a folder with = in its name: "
              + command.getFirst());
    }
    String exec = command.stream().map(DesktopEntry::quoted).collect(Collectors.joining(" "));
    // TryExec: a desktop passes over the entry once the program is removed.
    return """
        [Desktop Entry]
        Type=Application
        Name=Spareframe
        Comment=Lends the graphics card while you do not play
        TryExec=%s
        Exec=%s
        Terminal=false
        NoDisplay=true
        X-GNOME-Autostart-enabled=true
        """
        .formatted(escaped(command.getFirst()), escaped(exec));
  }

  /** An argument as the Exec key wants it. */
  static String quoted(String argument) {
    String literal = argument.replace("%", "%%");
    boolean plain = !literal.isEmpty() && literal.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0);
    return plain ? literal : '"' + literal.replaceAll("[\"`$\\\\]", "\\\\$0") + '"';
  }

  /** A value as any key wants it: this is undone before the quotes are. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "\\r");
  }
}
