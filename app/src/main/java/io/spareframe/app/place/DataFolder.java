package io.spareframe.app.place;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * The folder with all that an agent owns. Only the user can enter it.
 *
 * @param root its absolute path
 */
public record DataFolder(Path root) {

  /** Names another folder than the usual one, for a second agent or for trying things out. */
  public static final String VARIABLE = "SPAREFRAME_HOME";

  /**
   * The longest path that a Unix-domain socket can have on every system (104 with its end mark).
   */
  private static final int MAX_SOCKET_PATH_BYTES = 103;

  /**
   * The folder for this user: {@value #VARIABLE} if set, else the system's usual place for a
   * program's data (XDG base directory specification; {@code %LOCALAPPDATA%}; Application Support).
   *
   * @param environment the process environment
   * @param osName {@code os.name}
   * @param home the user's home folder
   */
  public static DataFolder of(Map<String, String> environment, String osName, Path home) {
    String chosen = environment.get(VARIABLE);
    if (chosen != null && !chosen.isBlank()) {
      return new DataFolder(Path.of(chosen).toAbsolutePath().normalize());
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      String local = environment.get("LOCALAPPDATA");
      return new DataFolder(
          (local != null ? Path.of(local) : home.resolve("AppData").resolve("Local"))
              .resolve("Spareframe"));
    }
    if (os.contains("mac")) {
      return new DataFolder(home.resolve("Library/Application Support/Spareframe"));
    }
    String xdg = environment.get("XDG_DATA_HOME");
    boolean usable = xdg != null && Path.of(xdg).isAbsolute();
    return new DataFolder(
        (usable ? Path.of(xdg) : home.resolve(".local/share")).resolve("spareframe"));
  }

  /** The folder for the user that runs this process. */
  public static DataFolder ofThisUser() {
    return of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /**
   * Makes the folder if it is missing and closes it to others.
   *
   * @throws IOException if it cannot be made, or its path is too long for a socket
   */
  public void prepare() throws IOException {
    int length = socket().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (length > MAX_SOCKET_PATH_BYTES) {
      throw new IOException(
          "the path of the data folder is too long: "
              + socket()
              + " has "
              + length
              + " bytes, the limit is "
              + MAX_SOCKET_PATH_BYTES
              + "; choose a shorter one with "
              + VARIABLE);
    }
    Files.createDirectories(root);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The control socket. */
  public Path socket() {
    return root.resolve("control.sock");
  }

  /** The socket on which an open window hears that another one was started. */
  public Path windowSocket() {
    return root.resolve("window.sock");
  }

  /** The settings file. */
  public Path settings() {
    return root.resolve("settings.json");
  }

  /** The ledger. */
  public Path ledger() {
    return root.resolve("ledger.db");
  }

  /** The key file of the wallet. */
  public Path wallet() {
    return root.resolve("wallet.json");
  }

  /** The key of this node, apart from any money key. */
  public Path nodeKey() {
    return root.resolve("node.key");
  }

  /** The embedded market. */
  public Path market() {
    return root.resolve("market");
  }

  /** What the embedded market's requester keeps. */
  public Path requester() {
    return root.resolve("requester");
  }

  /** The scratch folders of workers, with their checkpoints. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  /** The agent's newest log. */
  public Path log() {
    return root.resolve("agent-0.log");
  }
}
