package io.spareframe.compute.guard.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Opinion;
import io.spareframe.compute.guard.WatcherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started from a Steam library as Steam lays it out. */
class GameWatcherTest {

  private static final Path SLEEP = Path.of("/bin/sleep");

  @TempDir Path home;

  private final List<Process> processes = new ArrayList<>();
  private final List<String> held = new CopyOnWriteArrayList<>();
  private GameWatcher watcher = new GameWatcher(Path.of("/"), List.of(), InstantSource.system());
  private Path common = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Path steam = Files.createDirectories(home.resolve(".local/share/Steam"));
    Path library = Files.createDirectories(home.resolve("Games Drive/SteamLibrary"));
    Files.createDirectories(steam.resolve("steamapps"));
    common = Files.createDirectories(library.resolve("steamapps/common"));
    Files.writeString(
        steam.resolve("steamapps/libraryfolders.vdf"),
        """
        "libraryfolders"
        {
          "0" { "path" "%s" "apps" { } }
          "1" { "path" "%s" "apps" { "1145350" "12884901888" } }
        }
        """
            .formatted(steam, library));
    manifest(1145350, "Hades II", "Hades II");
    manifest(1493710, "Proton Experimental", "Proton - Experimental");
    watcher = new GameWatcher(home, List.of(), InstantSource.system());
  }

  private void manifest(int id, String name, String folder) throws IOException {
    Files.createDirectories(common.resolve(folder));
    Files.writeString(
        common.resolveSibling("appmanifest_" + id + ".acf"),
        """
        "AppState"
        {
          "appid" "%d"
          "name" "%s"
          "StateFlags" "4"
          "installdir" "%s"
        }
        """
            .formatted(id, name, folder));
  }

  private Path program(String folder, String name) throws IOException {
    Path program = common.resolve(folder).resolve(name);
    Files.createDirectories(program.getParent());
    Files.copy(SLEEP, program);
    return program;
  }

  private Path script(String folder, String name, String text) throws IOException {
    Path script = common.resolve(folder).resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private Process run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }

  private void watch() {
    watcher.start(
        () -> {
          if (opinion() instanceof Opinion.Hold hold
              && hold.reason() instanceof HoldReason.GameRuns(String name)) {
            held.add(name);
          }
        });
    await().until(() -> !watcher.sight().games().isEmpty());
  }

  private boolean holds() {
    return opinion() instanceof Opinion.Hold;
  }

  private Opinion opinion() {
    try {
      return watcher.opinion(Instant.now());
    } catch (WatcherException e) {
      throw new AssertionError("the watcher fell behind", e);
    }
  }

  @AfterEach
  void end() {
    watcher.close();
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void aGameWithALongNameHoldsWhileItRunsAndNoLonger() throws Exception {
    Path game = program("Hades II", "Hades2_with_a_name_beyond_15_characters");
    watch();
    Process process = run(game.toString(), "600");
    await().until(this::holds);
    assertThat(held).contains("Hades II");
    assertThat(watcher.sight().running()).containsExactly("steam:1145350");

    process.destroyForcibly();
    await().until(() -> !holds());
  }

  @Test
  void aGameThatRunsAlreadyIsSeenAtTheStart() throws Exception {
    run(program("Hades II", "Hades2").toString(), "600");
    watch();
    await().until(this::holds);
  }

  @Test
  void aGameThatLivesForAFractionOfASecondIsSeen() throws Exception {
    Path game = program("Hades II", "Hades2");
    watch();
    run(game.toString(), "0.3").waitFor();
    await().until(() -> held.contains("Hades II"));
    await().until(() -> !holds());
  }

  @Test
  void aGameStartedThroughAScriptIsSeenByTheScriptsPath() throws Exception {
    Path script = script("Hades II", "start.sh", "sleep 600");
    watch();
    run(script.toString());
    await().until(this::holds);
  }

  @Test
  void aGameUnderWineIsSeenByItsWindowsPath() throws Exception {
    Path wine = home.resolve("wine64-preloader");
    Files.copy(Path.of("/bin/sh"), wine);
    String windows = "Z:" + common.resolve("Hades II/Hades2.exe").toString().replace('/', '\\');
    watch();
    run(wine.toString(), "-c", "sleep 600; :", windows);
    await().until(this::holds);
  }

  @Test
  void theHoldLastsUntilTheLastChildIsGone() throws Exception {
    Path child = home.resolve("engine");
    Files.copy(SLEEP, child);
    Path script = script("Hades II", "start.sh", "'" + child + "' 600 & sleep 0.3");
    watch();
    Process parent = run(script.toString());
    await().until(this::holds);
    List<ProcessHandle> children = new ArrayList<>();
    await()
        .until(
            () -> {
              ProcessHandle.allProcesses().filter(p -> isProgram(p, child)).forEach(children::add);
              return !children.isEmpty();
            });
    parent.waitFor();
    await().during(Duration.ofMillis(300)).until(this::holds);
    children.forEach(ProcessHandle::destroyForcibly);
    await().until(() -> !holds());
  }

  private static boolean isProgram(ProcessHandle process, Path program) {
    return process.info().command().filter(program.toString()::equals).isPresent();
  }

  @Test
  void aGameInstalledLaterIsKnownWithoutARestart() throws Exception {
    watch();
    manifest(620, "Portal 2", "Portal 2");
    await()
        .until(() -> watcher.sight().games().stream().anyMatch(g -> g.name().equals("Portal 2")));
    run(program("Portal 2", "portal2_linux").toString(), "600");
    await().until(this::holds);
    assertThat(held).contains("Portal 2");
  }

  @Test
  void theUsersOwnProgramsCountByPathAndByName() throws Exception {
    Path byPath = home.resolve("My Old Game");
    Files.copy(SLEEP, byPath);
    Path byName = home.resolve("Another.bin");
    Files.copy(SLEEP, byName);
    watch();
    Process first = run(byPath.toString(), "600");
    watcher.own(
        List.of(
            GameWatcher.ownGame(byPath.toString(), "Old"),
            GameWatcher.ownGame("another.bin", "Another")));
    await().until(() -> held.contains("Old"));
    first.destroyForcibly();
    await().until(() -> !holds());
    run(byName.toString(), "600");
    await().until(() -> held.contains("Another"));
    watcher.own(List.of());
    await().until(() -> !holds());
  }

  @Test
  void launchersHelpersToolsAndOrdinaryProgramsAreNoGames() throws Exception {
    Path proton = program("Proton - Experimental", "proton-server");
    Path crashes = program("Hades II", "UnityCrashHandler64");
    Path redist = program("Hades II/_CommonRedist", "vcredist_x64");
    Path webHelper = home.resolve(".local/share/Steam/steamwebhelper");
    Files.copy(SLEEP, webHelper);
    Path editor = home.resolve("editor");
    Files.copy(Path.of("/usr/bin/tail"), editor);
    Path config = common.resolve("Hades II/config.ini");
    Files.writeString(config, "volume=11");
    Path game = program("Hades II", "Hades2");
    watch();
    for (Path innocent : List.of(proton, crashes, redist, webHelper)) {
      run(innocent.toString(), "600");
    }
    run(editor.toString(), "-f", config.toString());
    // A real game afterwards shows that the ones before were looked at.
    Process real = run(game.toString(), "600");
    await().until(this::holds);
    assertThat(watcher.sight().running()).containsExactly("steam:1145350");
    real.destroyForcibly();
    await().until(() -> !holds());
    await().during(Duration.ofMillis(500)).until(() -> !holds());
  }

  @Test
  void theFirstOpinionKnowsAGameThatRunsAlready() throws Exception {
    run(program("Hades II", "Hades2").toString(), "600");
    watcher.start(() -> {});
    assertThat(watcher.opinion(Instant.now())).isInstanceOf(Opinion.Hold.class);
  }

  @Test
  void aProcessThatBecomesTheGameLaterIsSeenThen() throws Exception {
    Path game = program("Hades II", "Hades2");
    watch();
    // The launcher is known, and young, when it turns into the game.
    run("/bin/sh", "-c", "sleep 0.7; exec '" + game + "' 0.5").waitFor();
    await().until(() -> held.contains("Hades II"));
    await().until(() -> !holds());
  }

  @Test
  void aShellThatBecomesAnotherShellsScriptIsSeen() throws Exception {
    Path script = script("Hades II", "start.sh", "sleep 600; :");
    watch();
    for (int i = 0; i < 5; i++) {
      Process shell = run("/bin/sh", "-c", "exec '" + script + "'");
      await().until(this::holds);
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
      await().until(() -> !holds());
    }
  }

  @Test
  void aProgramThatSteamLaunchesIsAGameEvenIfNoLibraryHasIt() throws Exception {
    Path reaper = home.resolve("reaper");
    Files.copy(Path.of("/bin/sh"), reaper);
    watch();
    run(reaper.toString(), "-c", "sleep 600; :", "SteamLaunch", "AppId=77", "--", "/opt/emulator");
    await().until(() -> held.contains("A game from Steam"));
  }

  @Test
  void damagedManifestsHideNoOtherGame() throws Exception {
    Path apps = home.resolve("Games Drive/SteamLibrary/steamapps");
    Files.writeString(apps.resolve("appmanifest_1.acf"), "\"AppState\" { \"appid\" \"1");
    Files.writeString(
        apps.resolve("appmanifest_2.acf"),
        "\"AppState\" { appid 2 name Evil installdir \"../../../..\" }");
    Files.writeString(
        apps.resolve("appmanifest_3.acf"),
        "\"AppState\" { appid 3 name Evil installdir \"a\0b\" }");
    Files.writeString(apps.resolve("appmanifest_4.acf"), "\"AppState\" { appid x name E }");
    Files.createDirectory(apps.resolve("appmanifest_5.acf"));
    manifest(6, "A tool", "Some Runtime");
    Files.writeString(common.resolve("Some Runtime/toolmanifest.vdf"), "");
    watch();
    assertThat(watcher.sight().games()).extracting(Game::name).containsExactly("Hades II");
  }

  @Test
  void aDamagedLibraryListLeavesTheWatchWorking() throws Exception {
    Files.writeString(
        home.resolve(".local/share/Steam/steamapps/libraryfolders.vdf"),
        "\"libraryfolders\" { \"0\" { \"path\" \"/a\0b\" } }");
    watcher.start(() -> {});
    assertThat(watcher.opinion(Instant.now())).isEqualTo(new Opinion.Clear());
  }

  @Test
  void aWatcherThatStopsLookingIsNotTrusted() throws Exception {
    watch();
    watcher.close();
    Instant later = Instant.now().plus(GameWatcher.BLIND_AFTER).plusSeconds(1);
    assertThatThrownBy(() -> watcher.opinion(later)).isInstanceOf(WatcherException.class);
  }
}
