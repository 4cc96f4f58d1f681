package io.spareframe.compute.guard.games;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Programs that lie in a game's folder, or are started by a game, and are none themselves. The one
 * list of them; all names in lower case, without {@code .exe}.
 */
final class NotGames {

  /** Parts of names that no game has. */
  private static final List<String> PARTS =
      List.of(
          "crashhandler",
          "crash_handler",
          "crashreport",
          "crashpad",
          "crashsender",
          "bugsplat",
          "bssndrpt",
          "steamerrorreporter",
          "vcredist",
          "vc_redist",
          "dxwebsetup",
          "dotnetfx",
          "prereqsetup",
          "easyanticheat_setup",
          "easyanticheat_eos_setup",
          "eaanticheat.installer",
          "battleye_install",
          "beservice",
          "installscript",
          "iscriptevaluator",
          "steamwebhelper",
          "epicwebhelper");

  /** Beginnings of names. */
  private static final List<String> BEGINNINGS =
      List.of("unins0", "uninstall", "oalinst", "physx_", "touchup");

  /** Whole names: helpers, launchers, Wine's own services, and browsers that a game may open. */
  private static final Set<String> NAMES =
      Set.of(
          "cleanup",
          "directx",
          "dxsetup",
          "gdb",
          "updater",
          "steam",
          "steamservice",
          "steamclient",
          "fossilize_replay",
          "gameoverlayui",
          "wineserver",
          "wineserver64",
          "xdg-open",
          "firefox",
          "firefox-bin",
          "chrome",
          "chromium",
          "brave",
          "msedge",
          "opera");

  /** Folders of what is installed along with a game. */
  private static final Set<String> FOLDERS =
      Set.of("_commonredist", "__installer", "_redist", "redist", "redistributables");

  private static final String WINE_SERVICES = "c:/windows/";

  private NotGames() {}

  /**
   * @param program a path with {@code /} between its parts, in any case
   */
  static boolean contains(String program) {
    String path = program.toLowerCase(Locale.ROOT);
    int nameAt = path.lastIndexOf('/') + 1;
    String name = path.substring(nameAt, path.endsWith(".exe") ? path.length() - 4 : path.length());
    return NAMES.contains(name)
        || PARTS.stream().anyMatch(name::contains)
        || BEGINNINGS.stream().anyMatch(name::startsWith)
        || path.startsWith(WINE_SERVICES)
        || Arrays.stream(path.substring(0, nameAt).split("/")).anyMatch(FOLDERS::contains);
  }
}
