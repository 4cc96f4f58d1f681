package io.spareframe.compute.guard.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines as Steam, Proton, Wine and desktops write them. */
class GameMatcherTest {

  private static final String STEAM = "/home/u/.local/share/Steam";
  private static final String COMMON = STEAM + "/steamapps/common";
  private static final String HADES = COMMON + "/Hades II";
  private static final String PROTON = COMMON + "/Proton 9.0/proton";
  private static final String REAPER = STEAM + "/ubuntu12_32/reaper";
  private static final String WINE = COMMON + "/Proton 9.0/files/bin/wine64-preloader";

  private final GameMatcher matcher =
      new GameMatcher(
          List.of(
              GameWatcher.ownGame("/opt/old/quake", "Quake"),
              GameWatcher.ownGame("Diablo.exe", "Diablo"),
              new Game(
                  "steam:1145350", "Hades II", Game.Source.STEAM, new Game.Place.Folder(HADES))));

  static Stream<Arguments> games() {
    return Stream.of(
        arguments("Hades II", HADES + "/Hades2", List.of("./Hades2", "-fullscreen")),
        arguments("Hades II", HADES + "/x64/Hades2_DirectX12.exe", List.of()),
        arguments("Hades II", HADES + "/LittleHelpers", List.of("LittleHelpers")),
        arguments(
            "Hades II",
            REAPER,
            List.of(
                REAPER,
                "SteamLaunch",
                "AppId=1145350",
                "--",
                COMMON + "/SteamLinuxRuntime_sniper/_v2-entry-point",
                "--verb=waitforexitandrun",
                "--",
                PROTON,
                "waitforexitandrun",
                HADES + "/Ship/Hades2.exe")),
        arguments(
            "A game from Steam",
            REAPER,
            List.of(REAPER, "SteamLaunch", "AppId=2789567361", "--", "/opt/emulator/run")),
        arguments(
            "Hades II",
            "/usr/bin/python3.11",
            List.of("python3", PROTON, "waitforexitandrun", HADES + "/Ship/Hades2.exe")),
        arguments(
            "Hades II",
            WINE,
            List.of("Z:" + HADES.replace('/', '\\') + "\\Ship\\Hades2.exe", "-windowed")),
        arguments("Hades II", WINE, List.of("S:\\steamapps\\common\\hades ii\\Ship\\HADES2.EXE")),
        arguments(
            "Hades II",
            "/usr/bin/bash",
            List.of("/bin/bash", "/home/u/.steam/steam/steamapps/common/Hades II/start.sh")),
        arguments(
            "Hades II",
            "/usr/lib/jvm/bin/java",
            List.of("java", "-Xmx2g", "-cp", HADES + "/a.jar:" + HADES + "/b.jar", "Main")),
        arguments("Quake", "/opt/old/quake", List.of("quake")),
        arguments("Quake", "/usr/bin/dash", List.of("/bin/sh", "-e", "/opt/old/quake")),
        arguments("Diablo", "/usr/bin/wine64", List.of("C:\\Games\\Diablo\\diablo.exe")));
  }

  @ParameterizedTest
  @MethodSource("games")
  void aGameIsKnown(String name, String executable, List<String> arguments) {
    assertThat(match(executable, arguments)).contains(name);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(STEAM + "/ubuntu12_32/steam", List.of("steam", "-silent")),
        arguments(STEAM + "/ubuntu12_64/steamwebhelper", List.of("steamwebhelper", "-lang=en")),
        arguments(STEAM + "/ubuntu12_64/fossilize_replay", List.of("fossilize_replay", "a.foz")),
        arguments(PROTON, List.of(PROTON)),
        arguments(WINE, List.of("C:\\windows\\system32\\services.exe")),
        arguments(HADES + "/UnityCrashHandler64", List.of()),
        arguments(WINE, List.of("Z:" + HADES.replace('/', '\\') + "\\UnityCrashHandler64.exe")),
        arguments(WINE, List.of("Z:" + HADES.replace('/', '\\') + "\\_CommonRedist\\x\\setup.exe")),
        arguments(
            REAPER,
            List.of(
                REAPER, "SteamLaunch", "AppId=1145350", "--", PROTON, "C:\\iscriptevaluator.exe")),
        arguments("/usr/bin/nautilus", List.of("nautilus", HADES)),
        arguments("/usr/bin/vim", List.of("vim", HADES + "/config.ini")),
        arguments("/usr/bin/tar", List.of("tar", "czf", "backup.tgz", HADES + "/saves")),
        arguments("/usr/bin/bash", List.of("bash", "-c", "ls '" + HADES + "/saves'")),
        arguments("/usr/bin/python3", List.of("python3", "/usr/bin/backup.py", HADES + "/saves")),
        arguments("/usr/bin/perl", List.of("perl", "-e", "print '" + HADES + "/x'")),
        arguments("/usr/bin/gcc", List.of("gcc", "-o", HADES + "/mod.so", "mod.c")),
        arguments("/opt/old/quake-editor", List.of("quake-editor")),
        arguments("/usr/bin/firefox", List.of("firefox", "https://example.org/diablo.exe/x")),
        arguments("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void everythingElseIsNone(String executable, List<String> arguments) {
    assertThat(match(executable, arguments)).isEmpty();
  }

  @Test
  void theUsersOwnProgramIsAGameWhateverItsName() {
    GameMatcher own =
        new GameMatcher(List.of(GameWatcher.ownGame("/opt/updater", "Updater, the game")));
    assertThat(own.match(new ProcessFacts(1, Optional.of("/opt/updater"), List.of()))).isPresent();
  }

  private Optional<String> match(String executable, List<String> arguments) {
    return matcher
        .match(
            new ProcessFacts(1, Optional.of(executable).filter(path -> !path.isEmpty()), arguments))
        .map(Game::name);
  }
}
