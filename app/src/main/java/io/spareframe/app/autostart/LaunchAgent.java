package io.spareframe.app.autostart;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * macOS: a property list in the user's LaunchAgents folder. Source: developer.apple.com, "Creating
 * Launch Daemons and Agents", and the manual page launchd.plist(5).
 */
final class LaunchAgent implements Autostart {

  private static final String LABEL = "io.spareframe.agent";

  private final Path file;
  private final List<String> command;

  /**
   * A launch agent.
   *
   * @param folder the user's LaunchAgents folder
   * @param command the program and its arguments
   */
  LaunchAgent(Path folder, List<String> command) {
    this.file = folder.resolve(LABEL + ".plist");
    this.command = List.copyOf(command);
  }

  @Override
  public boolean enabled() {
    return Files.exists(file);
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

  private String text() {
    String arguments =
        command.stream()
            .map(each -> "    <string>" + escaped(each) + "</string>\n")
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
          <key>RunAtLoad</key>
          <true/>
          <key>LimitLoadToSessionType</key>
          <string>Aqua</string>
        </dict>
        </plist>
        """
        .formatted(LABEL, arguments);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
