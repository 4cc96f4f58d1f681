package io.spareframe.compute.guard.games;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which game a process belongs to, if any. Immutable. What a process costs does not grow with
 * the number of games: they are found by their folders and programs.
 */
final class GameMatcher {

  /** Run a script, which is their first argument that is no option; without a version. */
  private static final Set<String> SCRIPT_RUNNERS =
      Set.of("sh", "bash", "dash", "zsh", "ash", "ksh", "python", "perl", "ruby", "node");

  /** Options by which those run something else than a script. */
  private static final Set<String> NO_SCRIPT = Set.of("-c", "-m");

  /** Run other programs, so the game is anywhere among their arguments; without a version. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "env",
          "java",
          "javaw",
          "mono",
          "dotnet",
          "love",
          "wine",
          "wine64",
          "wine-preloader",
          "wine64-preloader",
          "proton",
          "reaper",
          "box64",
          "box86",
          "fex",
          "qemu-i386",
          "srt-bwrap",
          "pv-bwrap",
          "pressure-vessel-wrap",
          "gamescope",
          "gamemoderun",
          "mangohud");

  /** Steam starts each game, and nothing else, below {@code reaper SteamLaunch AppId=…}. */
  private static final String STEAM_LAUNCH = "SteamLaunch";

  private static final String STEAM_APP = "AppId=";
  private static final int MAX_APP_ID_DIGITS = 20;

  /** What stands between a Steam library and a game's folder, however the library is reached. */
  private static final String STEAM_GAMES = "/steamapps/common/";

  /** What marks a process of this program itself. */
  private static final String OURS = "io.spareframe.";

  private final List<Game> games;
  private final Map<String, Game> byId = new HashMap<>();
  private final Map<String, Game> byFolder = new HashMap<>();
  private final Map<String, Game> byProgram = new HashMap<>();
  private final Map<String, Game> byFileName = new HashMap<>();

  GameMatcher(List<Game> games) {
    this.games = List.copyOf(games);
    for (Game game : games) {
      byId.putIfAbsent(game.id(), game);
      switch (game.place()) {
        case Game.Place.Folder(String path) -> addFolder(path.toLowerCase(Locale.ROOT), game);
        case Game.Place.Program(String path) when path.indexOf('/') >= 0 ->
            byProgram.putIfAbsent(path.toLowerCase(Locale.ROOT), game);
        case Game.Place.SteamLaunch() -> {
          // Found by its id alone.
        }
        case Game.Place.Program(String name) ->
            byFileName.putIfAbsent(withoutExe(name.toLowerCase(Locale.ROOT)), game);
      }
    }
  }

  private void addFolder(String path, Game game) {
    byFolder.putIfAbsent(path, game);
    int games = path.lastIndexOf(STEAM_GAMES);
    if (games > 0) {
      byFolder.putIfAbsent(path.substring(games), game);
    }
  }

  List<Game> games() {
    return games;
  }

  Optional<Game> match(ProcessFacts process) {
    List<String> arguments = process.arguments();
    if (games.isEmpty() || arguments.stream().anyMatch(a -> a.startsWith(OURS))) {
      return Optional.empty();
    }
    String executable = process.executable().orElse("");
    Game game = find(executable);
    if (game == null && !arguments.isEmpty()) {
      game = find(arguments.getFirst());
    }
    if (game == null) {
      game = startedBy(executable, arguments);
    }
    // A helper's own name tells, also where Wine is the executable.
    return Optional.ofNullable(game)
        .filter(found -> found.place() instanceof Game.Place.Program || !isHelper(process));
  }

  /** Whether this is a program that comes with games and is none. */
  static boolean isHelper(ProcessFacts process) {
    return NotGames.contains(process.executable().orElse(""))
        || !process.arguments().isEmpty()
            && NotGames.contains(unixPath(process.arguments().getFirst()));
  }

  private @Nullable Game startedBy(String executable, List<String> arguments) {
    String runner = withoutVersion(fileName(executable).toLowerCase(Locale.ROOT));
    if (runner.equals("reaper") && arguments.contains(STEAM_LAUNCH)) {
      return startedBySteam(arguments);
    }
    if (WRAPPERS.contains(runner)) {
      return first(arguments);
    }
    if (!SCRIPT_RUNNERS.contains(runner)) {
      return null;
    }
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (NO_SCRIPT.contains(argument)) {
        return null;
      }
      if (!argument.startsWith("-")) {
        return fileName(argument).equals("proton")
            ? first(arguments.subList(i, arguments.size()))
            : gameNotHelper(argument);
      }
    }
    return null;
  }

  private @Nullable Game startedBySteam(List<String> arguments) {
    if (NotGames.contains(unixPath(arguments.getLast()))) {
      return null;
    }
    for (String argument : arguments) {
      if (argument.matches(STEAM_APP + "[0-9]{1," + MAX_APP_ID_DIGITS + "}")) {
        String id = SteamLibrary.gameId(argument.substring(STEAM_APP.length()));
        Game known = byId.get(id);
        return known != null ? known : SteamLibrary.unknownGame(id);
      }
    }
    return null;
  }

  private @Nullable Game first(List<String> arguments) {
    for (String argument : arguments) {
      Game game = gameNotHelper(argument);
      if (game != null) {
        return game;
      }
    }
    return null;
  }

  private @Nullable Game gameNotHelper(String argument) {
    return NotGames.contains(unixPath(argument)) ? null : find(argument);
  }

  private @Nullable Game find(String program) {
    if (program.isEmpty()) {
      return null;
    }
    String path = unixPath(program).toLowerCase(Locale.ROOT);
    Game game = byProgram.get(path);
    if (game == null && !byFileName.isEmpty()) {
      game = byFileName.get(withoutExe(fileName(path)));
    }
    if (game == null && isAbsolute(path)) {
      game = inFolder(path);
      int steam = path.indexOf(STEAM_GAMES);
      if (game == null && steam >= 0) {
        game = inFolder(path.substring(steam));
      }
    }
    return game;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.startsWith(":/", 1);
  }

  private @Nullable Game inFolder(String path) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Game game = byFolder.get(path.substring(0, end));
      if (game != null) {
        return game;
      }
    }
    return null;
  }

  /** Wine shows the host's files as drive Z. */
  private static String unixPath(String program) {
    String path = program.replace('\\', '/');
    return path.regionMatches(true, 0, "z:/", 0, 3) ? path.substring(2) : path;
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static String withoutExe(String name) {
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }

  /** {@code python3.12} is {@code python}, but {@code wine64} a name of its own. */
  private static String withoutVersion(String name) {
    String program = withoutExe(name);
    return WRAPPERS.contains(program) ? program : program.replaceFirst("[-0-9.]+$", "");
  }
}
