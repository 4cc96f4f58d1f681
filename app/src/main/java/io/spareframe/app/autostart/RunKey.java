package io.spareframe.app.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Windows: a value under the user's Run key, set through {@code reg.exe}. Source:
 * learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys and
 * learn.microsoft.com/windows-server/administration/windows-commands/reg.
 */
final class RunKey implements Autostart {

  private static final String KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Run";
  private static final String VALUE = "Spareframe";

  /** The longest command line that Windows takes from this key. */
  private static final int MAX_COMMAND_CHARS = 260;

  private final List<String> command;
  private final Tool tool;

  /** Runs a program of the system. */
  interface Tool {
    /**
     * Returns its exit code.
     *
     * @throws IOException if it cannot be run
     */
    int run(List<String> command) throws IOException;
  }

  RunKey(List<String> command, Tool tool) {
    this.command = List.copyOf(command);
    this.tool = tool;
  }

  @Override
  public boolean enabled() throws IOException {
    return tool.run(List.of("reg.exe", "query", "HKCU\\" + KEY, "/v", VALUE)) == 0;
  }

  @Override
  public void enable() throws IOException {
    // A file, since quotes inside an argument reach reg.exe in no reliable way.
    Path file = Files.createTempFile("spareframe", ".reg");
    try {
      Files.writeString(file, '\uFEFF' + text(), StandardCharsets.UTF_16LE);
      demand(tool.run(List.of("reg.exe", "import", file.toString())));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void disable() throws IOException {
    if (enabled()) {
      demand(tool.run(List.of("reg.exe", "delete", "HKCU\\" + KEY, "/v", VALUE, "/f")));
    }
  }

  private static void demand(int exitCode) throws IOException {
    if (exitCode != 0) {
      throw new IOException("Windows did not take the change of its Run key: code " + exitCode);
    }
  }

  private String text() throws IOException {
    // No quote can be in a path on Windows.
    String line = command.stream().map(each -> '"' + each + '"').collect(Collectors.joining(" "));
    if (line.length() > MAX_COMMAND_CHARS) {
      throw new IOException(
          "only an installed Spareframe can start with Windows: this command has "
              + line.length()
              + " characters, the limit is "
              + MAX_COMMAND_CHARS);
    }
    return "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\%s]\r\n\"%s\"=\"%s\"\r\n"
        .formatted(KEY, VALUE, line.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** Runs a program of the system for real. */
  static int run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", e);
    }
  }
}
