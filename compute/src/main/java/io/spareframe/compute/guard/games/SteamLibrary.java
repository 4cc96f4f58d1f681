package io.spareframe.compute.guard.games;

import io.spareframe.compute.guard.games.Vdf.MalformedVdfException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The games that Steam has installed: {@code steamapps/libraryfolders.vdf} names the library
 * folders, and each {@code steamapps/appmanifest_*.acf} in them one game.
 */
final class SteamLibrary {

  private static final long MAX_FILE_BYTES = 4 << 20;
  private static final int MAX_GAMES = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(SteamLibrary.class);

  /** What Steam installs like games: tools, by the beginning of their names. */
  private static final List<String> TOOLS =
      List.of("Proton ", "Steam Linux Runtime", "Steamworks Common", "SteamVR", "Steam Controller");

  /** Lies in the folder of whatever Steam runs games with, such as Proton. */
  private static final String TOOL_MANIFEST = "toolmanifest.vdf";

  private final List<Path> roots;
  private final Map<Path, LibraryFolders> known = new HashMap<>();

  private record LibraryFolders(long modified, List<Path> paths) {}

  /**
   * @param roots folders of Steam installations; they need not exist
   */
  SteamLibrary(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Where Steam is installed for a user, by package, distribution, Flatpak, or snap. */
  static List<Path> rootsOf(Path home) {
    return List.of(
        home.resolve(".steam/steam"),
        home.resolve(".steam/root"),
        home.resolve(".local/share/Steam"),
        home.resolve(".var/app/com.valvesoftware.Steam/.local/share/Steam"),
        home.resolve("snap/steam/common/.local/share/Steam"),
        Path.of("C:\\Program Files (x86)\\Steam"),
        home.resolve("Library/Application Support/Steam"));
  }

  /** Changes whenever a game is installed or removed; cheap. */
  Map<Path, Long> fingerprint() {
    Map<Path, Long> times = new LinkedHashMap<>();
    for (Path root : roots) {
      for (Path watched :
          List.of(root.resolve("steamapps"), root.resolve("steamapps/libraryfolders.vdf"))) {
        modified(watched).ifPresent(time -> times.put(watched, time));
      }
    }
    for (Path library : libraries()) {
      Path apps = library.resolve("steamapps");
      modified(apps).ifPresent(time -> times.put(apps, time));
    }
    return times;
  }

  private static Optional<Long> modified(Path path) {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toMillis());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** All games now; files that cannot be understood are left out and logged. */
  List<Game> games() {
    Map<String, Game> games = new LinkedHashMap<>();
    for (Path library : libraries()) {
      Path apps = library.resolve("steamapps");
      if (!Files.isDirectory(apps)) {
        continue;
      }
      try (DirectoryStream<Path> manifests = Files.newDirectoryStream(apps, "appmanifest_*.acf")) {
        for (Path manifest : manifests) {
          if (games.size() < MAX_GAMES) {
            game(manifest).ifPresent(game -> games.putIfAbsent(game.id(), game));
          }
        }
      } catch (IOException e) {
        LOG.warn("the Steam library {} cannot be read: {}", apps, e.getMessage());
      }
    }
    return List.copyOf(games.values());
  }

  private Set<Path> libraries() {
    Set<Path> libraries = new LinkedHashSet<>();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        continue;
      }
      libraries.add(real(root));
      Path file = root.resolve("steamapps/libraryfolders.vdf");
      modified(file).ifPresent(time -> libraries.addAll(folders(file, time).paths()));
    }
    return libraries;
  }

  /** Reads the file again only after a change, so a bad one is complained of once. */
  private LibraryFolders folders(Path file, long modified) {
    LibraryFolders before = known.get(file);
    if (before != null && before.modified() == modified) {
      return before;
    }
    List<Path> paths =
        read(file)
            .flatMap(vdf -> vdf.group("libraryfolders"))
            .map(SteamLibrary::paths)
            .orElse(List.of());
    LibraryFolders now = new LibraryFolders(modified, paths);
    known.put(file, now);
    return now;
  }

  private static List<Path> paths(Vdf folders) {
    List<Path> paths = new ArrayList<>();
    for (Vdf folder : folders.groups().values()) {
      folder
          .value("path")
          .flatMap(SteamLibrary::path)
          .map(SteamLibrary::real)
          .ifPresent(paths::add);
    }
    return paths;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      LOG.warn("Steam names a folder that cannot be: {}", e.getReason());
      return Optional.empty();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.toAbsolutePath();
    }
  }

  private static Optional<Game> game(Path manifest) {
    Optional<Vdf> state = read(manifest).flatMap(vdf -> vdf.group("AppState"));
    Optional<String> id =
        state.flatMap(app -> app.value("appid")).filter(digits -> digits.matches("[0-9]{1,20}"));
    Optional<String> name = state.flatMap(app -> app.value("name"));
    Optional<Path> folder =
        state.flatMap(app -> app.value("installdir")).flatMap(SteamLibrary::path);
    if (id.isEmpty() || name.isEmpty() || folder.isEmpty() || isTool(name.get())) {
      return Optional.empty();
    }
    Path common = manifest.resolveSibling("common");
    Path installed = common.resolve(folder.get()).normalize();
    if (!installed.startsWith(common) || installed.equals(common)) {
      LOG.warn("{} names a folder outside its library", manifest);
      return Optional.empty();
    }
    if (Files.exists(installed.resolve(TOOL_MANIFEST))) {
      return Optional.empty();
    }
    String path = real(installed).toString().replace('\\', '/');
    return Optional.of(
        new Game(gameId(id.get()), name.get(), Game.Source.STEAM, new Game.Place.Folder(path)));
  }

  /** The {@link Game#id} of what Steam knows by this number. */
  static String gameId(String appId) {
    return "steam:" + appId;
  }

  /** What Steam started although no library has it, such as a program that the user added to it. */
  static Game unknownGame(String id) {
    return new Game(id, "A game from Steam", Game.Source.STEAM, new Game.Place.SteamLaunch());
  }

  private static boolean isTool(String name) {
    return TOOLS.stream().anyMatch(name::startsWith);
  }

  private static Optional<Vdf> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
        return Optional.empty();
      }
      return Optional.of(Vdf.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    } catch (IOException | MalformedVdfException e) {
      LOG.warn("{} cannot be understood: {}", file, e.getMessage());
      return Optional.empty();
    }
  }
}
