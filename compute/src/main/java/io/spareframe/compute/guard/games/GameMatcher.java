package io.spareframe.compute.guard.games;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells which game a process belongs to, if any. Immutable. */
final class GameMatcher {

  /** Run other programs, so the game is among their arguments; compared without a version. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh",
          "bash",
          "dash",
          "zsh",
          "env",
          "python",
          "perl",
          "java",
          "javaw",
          "mono",
          "dotnet",
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
          "mangohud",
          "love",
          "node");

  /** Parts of the names of programs that come with games and are none. */
  private static final List<String> HELPERS =
      List.of(
          "crashhandler",
          "crashreport",
          "crashpad",
          "crashsender",
          "bugsplat",
          "unins",
          "redist",
          "vcredist",
          "dxsetup",
          "directx",
          "dotnetfx",
          "ueprereqsetup",
          "easyanticheat_setup",
          "eaanticheat.installer",
          "beservice",
          "battleye_install",
          "updater",
          "helper",
          "webhelper",
          "installscript",
          "steamservice",
          "touchup",
          "cleanup",
          "7z",
          "gdb");

  /** What marks a process of this program itself. */
  private static final String OURS = "io.spareframe.";

  private final List<Game> games;

  GameMatcher(List<Game> games) {
    this.games = List.copyOf(games);
  }

  List<Game> games() {
    return games;
  }

  Optional<Game> match(ProcessFacts process) {
    if (games.isEmpty() || process.arguments().stream().anyMatch(a -> a.startsWith(OURS))) {
      return Optional.empty();
    }
    for (Game game : games) {
      if (belongs(process, game.place())) {
        return Optional.of(game);
      }
    }
    return Optional.empty();
  }

  /** Whether this is a program that comes with games and is none. */
  static boolean isHelper(ProcessFacts process) {
    String program = process.arguments().isEmpty() ? "" : process.arguments().getFirst();
    return isHelper(process.executable().orElse("")) || isHelper(program);
  }

  private static boolean isHelper(String program) {
    String name = fileName(unixPath(program)).toLowerCase(Locale.ROOT);
    return HELPERS.stream().anyMatch(name::contains);
  }

  private static boolean belongs(ProcessFacts process, Game.Place place) {
    if (process.executable().isPresent()) {
      String executable = process.executable().get();
      if (isIn(executable, place)) {
        return !(place instanceof Game.Place.Folder) || !isHelper(process);
      }
      if (isInterpreter(executable)) {
        return process.arguments().stream().anyMatch(argument -> isGame(argument, place));
      }
    }
    return !process.arguments().isEmpty() && isGame(process.arguments().getFirst(), place);
  }

  private static boolean isGame(String argument, Game.Place place) {
    return isIn(argument, place) && !(place instanceof Game.Place.Folder && isHelper(argument));
  }

  private static boolean isIn(String program, Game.Place place) {
    String path = unixPath(program);
    return switch (place) {
      case Game.Place.Folder(String folder) ->
          path.length() > folder.length()
              && path.charAt(folder.length()) == '/'
              && path.regionMatches(true, 0, folder, 0, folder.length());
      case Game.Place.Program(String wanted) when wanted.indexOf('/') >= 0 ->
          path.equalsIgnoreCase(wanted);
      case Game.Place.Program(String wanted) -> {
        String name = fileName(path);
        yield name.equalsIgnoreCase(wanted) || name.equalsIgnoreCase(wanted + ".exe");
      }
    };
  }

  private static boolean isInterpreter(String executable) {
    String name = fileName(unixPath(executable)).toLowerCase(Locale.ROOT);
    return INTERPRETERS.contains(name.replaceFirst("[-0-9.]+$", ""))
        || INTERPRETERS.contains(name)
        || INTERPRETERS.contains(name.replaceFirst("\\.exe$", ""));
  }

  /** Wine shows the host's files as drive Z. */
  private static String unixPath(String program) {
    String path = program.replace('\\', '/');
    return path.length() > 2 && path.regionMatches(true, 0, "z:/", 0, 3) ? path.substring(2) : path;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
