// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCrashTest {
  private static final int KILLS = 20;
  private static final int MAX_MILLIS_TO_LIVE = 150;

  @TempDir Path folder;
  private final Set<Long> acknowledged = new HashSet<>();

  @Test
  void aRecorderKilledAtRandomMomentsForgetsNothingItSaidAndPaysNothingTwice() throws Exception {
    Path file = folder.resolve("ledger.db");
    Random random = new Random();
    for (int kill = 0; kill < KILLS; kill++) {
      long before = acknowledged.size();
      recordUntilKilled(file, random.nextInt(MAX_MILLIS_TO_LIVE));
      assertThat(acknowledged.size()).as("recorded in round %d", kill).isGreaterThan((int) before);
      assertThat(answer(file, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(answer(file, "SELECT count(*) FROM pragma_foreign_key_check")).isEqualTo("0");
      assertThat(answer(file, "SELECT count(*) FROM entry"))
          .isEqualTo(answer(file, "SELECT count(*) FROM earned"));
    }
    Set<Long> found = new HashSet<>();
    long sum = 0;
    try (Ledger ledger = Ledger.open(file)) {
      long next = Ledger.NEWEST;
      List<NumberedEntry> page = ledger.page(next, Ledger.MAX_PAGE_ENTRIES);
      while (!page.isEmpty()) {
        for (NumberedEntry numbered : page) {
          LedgerEntry.Earned earned = (LedgerEntry.Earned) numbered.entry();
          long delivery = Long.parseLong(earned.deliveryId().substring("delivery-".length()));
          assertThat(found.add(delivery)).as("delivery %d is there once", delivery).isTrue();
          sum += delivery;
          next = numbered.number();
        }
        page = ledger.page(next, Ledger.MAX_PAGE_ENTRIES);
      }
      assertThat(ledger.earnedSince(Instant.EPOCH).getFirst().units().longValueExact())
          .isEqualTo(sum);
    }
    assertThat(found).containsAll(acknowledged);
    // Killed between the commit and the printing, a round can leave one entry it did not print.
    assertThat(found.size() - acknowledged.size()).isBetween(0, KILLS);
  }

  private void recordUntilKilled(Path file, int millisToLive) throws Exception {
    long first = acknowledged.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    Process recorder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRecorder.class.getName(),
                file.toString(),
                Long.toString(first))
            .redirectError(folder.resolve("recorder.log").toFile())
            .start();
    try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        BufferedReader lines = recorder.inputReader()) {
      String line = lines.readLine();
      // Through the handle: destroying the Process itself would close the stream being read.
      ScheduledFuture<Boolean> kill =
          killer.schedule(
              () -> recorder.toHandle().destroyForcibly(), millisToLive, TimeUnit.MILLISECONDS);
      while (line != null) {
        acknowledged.add(Long.parseLong(line));
        line = lines.readLine();
      }
      assertThat(kill.get()).isTrue();
    } finally {
      recorder.destroyForcibly();
    }
  }

  private static String answer(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    }
  }
}
