package io.spareframe.app.autostart;

import io.spareframe.app.place.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the agent, without a window, starts when the user logs in. May block on files. */
public interface Autostart {

  /**
   * Whether it does. The user may have changed that in the system's own settings.
   *
   * @throws IOException if that cannot be found out
   */
  boolean enabled() throws IOException;

  /**
   * From the next login on it does.
   *
   * @throws IOException if that cannot be set; the message is for the user
   */
  void enable() throws IOException;

  /**
   * From the next login on it does not.
   *
   * @throws IOException if that cannot be set; the message is for the user
   */
  void disable() throws IOException;

  /** For the user that runs this process, and the program that it runs. */
  static Autostart ofThisUser() {
    Path javaHome = Path.of(System.getProperty("java.home"));
    List<String> command =
        InstalledProgram.agentLauncher(javaHome)
            .map(launcher -> List.of(launcher.toString()))
            .orElseGet(() -> JavaProcess.command(JavaProcess.AGENT_OPTIONS, List.of("agent")));
    return of(
        System.getenv(),
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        command);
  }

  /**
   * For a user on a system.
   *
   * @param environment the process environment
   * @param osName {@code os.name}
   * @param home the user's home folder
   * @param command the program and its arguments
   */
  static Autostart of(
      Map<String, String> environment, String osName, Path home, List<String> command) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return new RunKey(command, RunKey::run);
    }
    if (os.contains("mac")) {
      return new LaunchAgent(home.resolve("Library/LaunchAgents"), command);
    }
    String chosen = environment.get("XDG_CONFIG_HOME");
    boolean usable = chosen != null && Path.of(chosen).isAbsolute();
    Path config = usable ? Path.of(chosen) : home.resolve(".config");
    return new DesktopEntry(config.resolve("autostart"), command);
  }
}
