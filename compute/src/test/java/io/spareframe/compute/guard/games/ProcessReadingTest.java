package io.spareframe.compute.guard.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.compute.guard.games.Vdf.MalformedVdfException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProcessReadingTest {

  @Test
  void theNewestIdIsTheLastFieldOfTheLoadAverage() {
    byte[] text = "0.20 0.18 0.12 1/80 11206\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(LinuxProcessTable.lastNumber(text, text.length)).isEqualTo(OptionalLong.of(11206));
    assertThat(LinuxProcessTable.lastNumber(text, 0)).isEmpty();
  }

  @Test
  void idsStartAgainAfterTheLargest() {
    assertThat(ProcessWatch.newIds(100, 103, 32768)).isEqualTo(3);
    assertThat(ProcessWatch.newIds(32767, 302, 32768)).isEqualTo(303);
    assertThat(ProcessWatch.newIds(5, 5, 32768)).isZero();
  }

  @Test
  void theLargestIdIsTheSystemsOwn() throws Exception {
    try (LinuxProcessTable table = new LinuxProcessTable(Path.of("/proc"))) {
      assertThat(table.largestId()).isGreaterThan(ProcessHandle.current().pid());
      assertThat(table.newestId().orElseThrow()).isBetween(1L, table.largestId());
    }
  }

  @Test
  void aProcessNameMayHoldParenthesesAndSpaces() {
    String stat =
        "4242 (a ) (game) 2) S 1 4242 4242 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1";
    assertThat(LinuxProcessTable.identity(4242, stat))
        .contains(new ProcessTable.Identity(4242, 987654, 1));
    assertThat(LinuxProcessTable.identity(4242, stat.replace(" S 1 ", " Z 1 "))).isEmpty();
    assertThat(LinuxProcessTable.identity(4242, "garbage")).isEmpty();
  }

  @Test
  void aProcessWhoseFirstThreadEndedLivesWhileOthersDo() {
    String stat = "7 (game) Z 1 7 7 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 9 0 987654 1 1";
    assertThat(LinuxProcessTable.identity(7, stat)).isPresent();
    assertThat(LinuxProcessTable.identity(7, stat.replace(" 9 0 ", " 1 0 "))).isEmpty();
  }

  @Test
  void aThreadTellsItsProcess() {
    assertThat(LinuxProcessTable.threadGroup("Name:\ta\nState:\tS\nTgid:\t4242\nNgid:\t0\n"))
        .isEqualTo(OptionalLong.of(4242));
    assertThat(LinuxProcessTable.threadGroup("Name:\ta\n")).isEmpty();
  }

  @Test
  void ourOwnProcessesAreNeverAGame() {
    Game java = GameWatcher.ownGame("java", "Minecraft");
    GameMatcher matcher = new GameMatcher(List.of(java));
    assertThat(matcher.match(process("java", "-cp", "x", "io.spareframe.ui.WindowMain"))).isEmpty();
    assertThat(matcher.match(process("java", "-cp", "x", "net.minecraft.client.main.Main")))
        .contains(java);
  }

  private static ProcessFacts process(String... arguments) {
    return new ProcessFacts(1, Optional.of("/usr/bin/java"), List.of(arguments));
  }

  @Test
  void steamsFormatIsReadWithCommentsAndEscapes() throws Exception {
    Vdf vdf =
        Vdf.parse(
            """
            // written by Steam
            "LibraryFolders" { "1" { path "D:\\\\Games \\"x\\"" } }
            """);
    assertThat(vdf.group("libraryfolders").flatMap(g -> g.group("1")).flatMap(g -> g.value("Path")))
        .contains("D:\\Games \"x\"");
  }

  @Test
  void whateverTheTextItIsReadOrRefused() {
    String good = "\"a\" { \"b\" \"c\" d { e f } } // end\n";
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int change = 0; change < 3; change++) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, "{}\"\\/ ab\n".charAt(random.nextInt(9)));
      }
      try {
        assertThat(Vdf.parse(text.toString())).isNotNull();
      } catch (MalformedVdfException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThatThrownBy(() -> Vdf.parse("a {".repeat(100_000)))
        .isInstanceOf(MalformedVdfException.class)
        .hasMessageContaining(String.valueOf(Vdf.MAX_DEPTH));
  }
}
