// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final Token CREDIT = new Token("CREDIT", 6, true);
  private static final Token DAI = new Token("DAI", 18, false);
  private static final Token ETH = new Token("ETH", 18, false);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Bytes32 CHANNEL = Bytes32.keccak256(new byte[] {1});
  private static final Tariff TARIFF = new Tariff(320_000, "EUR");

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(file());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void everyKindOfEntryIsReadBackAsItWasRecordedAlsoAfterReopening() {
    List<LedgerEntry> entries =
        List.of(
            earned("d1", 1_000_000),
            new LedgerEntry.Vouched(CHANNEL, credit(900_000), signature(1), NOON),
            new LedgerEntry.Redeemed(
                CHANNEL,
                credit(900_000),
                Bytes32.keccak256(new byte[] {2}),
                TokenAmount.of(21_000_000_000L, ETH),
                NOON.plusMillis(7)),
            power(NOON, 250_000, TARIFF, true));
    for (int i = 0; i < entries.size(); i++) {
      assertThat(ledger.record(entries.get(i))).isEqualTo(new Recording.Recorded(i + 1));
    }
    close();
    open();
    assertThat(ledger.page(Ledger.NEWEST, 10).reversed())
        .extracting(NumberedEntry::entry)
        .containsExactlyElementsOf(entries);
    assertThat(ledger.page(Ledger.NEWEST, 10))
        .extracting(NumberedEntry::number)
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(ledger.page(3, 1)).extracting(NumberedEntry::number).containsExactly(2L);
  }

  @Test
  void aDeliveryRecordedTwiceIsPaidOnce() {
    assertThat(ledger.record(earned("d1", 5))).isEqualTo(new Recording.Recorded(1));
    assertThat(ledger.record(earned("d1", 5))).isEqualTo(new Recording.AlreadyRecorded(1));
    assertThat(ledger.earnedSince(Instant.EPOCH)).containsExactly(credit(5));
    assertThat(ledger.page(Ledger.NEWEST, 10)).hasSize(1);
  }

  @Test
  void theSameDeliveryWithAnotherAmountIsRefused() {
    ledger.record(earned("d1", 5));
    assertThat(ledger.record(earned("d1", 6))).isInstanceOf(Recording.Refused.class);
    assertThat(ledger.earnedSince(Instant.EPOCH)).containsExactly(credit(5));
  }

  @Test
  void theSameDeliveryFromManyThreadsIsPaidOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Recording>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        LedgerEntry entry = earned("d" + i % 4, 10);
        all.add(threads.submit(() -> ledger.record(entry)));
      }
      int recorded = 0;
      for (Future<Recording> one : all) {
        recorded += one.get() instanceof Recording.Recorded ? 1 : 0;
      }
      assertThat(recorded).isEqualTo(4);
    }
    assertThat(ledger.earnedSince(Instant.EPOCH)).containsExactly(credit(40));
  }

  @Test
  void vouchersOnlyGrowAndTheHighestCounts() {
    assertThat(ledger.record(vouched(CHANNEL, 100))).isInstanceOf(Recording.Recorded.class);
    assertThat(ledger.record(vouched(CHANNEL, 100))).isEqualTo(new Recording.AlreadyRecorded(1));
    assertThat(ledger.record(vouched(CHANNEL, 250))).isInstanceOf(Recording.Recorded.class);
    assertThat(ledger.record(vouched(CHANNEL, 200))).isInstanceOf(Recording.Refused.class);
    Bytes32 second = Bytes32.keccak256(new byte[] {9});
    ledger.record(vouched(second, 40));
    assertThat(ledger.balances().getFirst().vouched()).isEqualTo(credit(290));
    assertThat(ledger.highestVoucher(CHANNEL)).contains(vouched(CHANNEL, 250));
    assertThat(ledger.highestVoucher(Bytes32.keccak256())).isEmpty();
  }

  @Test
  void aChannelStaysInItsToken() {
    ledger.record(vouched(CHANNEL, 100));
    assertThat(
            ledger.record(
                new LedgerEntry.Vouched(CHANNEL, TokenAmount.of(200, DAI), signature(1), NOON)))
        .isInstanceOf(Recording.Refused.class);
    assertThat(ledger.balances().getFirst().vouched()).isEqualTo(credit(100));
  }

  @Test
  void balancesAreSumsPerToken() {
    ledger.record(earned("d1", 70));
    ledger.record(earned("d2", 50));
    ledger.record(vouched(CHANNEL, 100));
    ledger.record(
        new LedgerEntry.Redeemed(
            CHANNEL, credit(60), Bytes32.keccak256(new byte[] {2}), TokenAmount.of(7, ETH), NOON));
    Balance credit = ledger.balances().get(0);
    assertThat(credit.earned()).isEqualTo(credit(120));
    assertThat(credit.vouched()).isEqualTo(credit(100));
    assertThat(credit.redeemed()).isEqualTo(credit(60));
    assertThat(credit.unvouched()).isEqualTo(credit(20));
    assertThat(credit.unredeemed()).isEqualTo(credit(40));
    Balance eth = ledger.balances().get(1);
    assertThat(eth.token()).isEqualTo(ETH);
    assertThat(eth.fees()).isEqualTo(TokenAmount.of(7, ETH));
    assertThat(eth.earned()).isEqualTo(TokenAmount.zero(ETH));
  }

  @Test
  void noUnitIsLostInTheSumOfLargeAmounts() {
    BigInteger large = new BigInteger("123456789012345678901234567890123");
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 50; i++) {
      BigInteger units = large.add(BigInteger.valueOf(i));
      expected = expected.add(units);
      ledger.record(
          new LedgerEntry.Earned("d" + i, "o", i, "job", new TokenAmount(units, DAI), NOON));
    }
    assertThat(ledger.earnedSince(Instant.EPOCH)).containsExactly(new TokenAmount(expected, DAI));
    assertThat(ledger.balances().getFirst().earned()).isEqualTo(new TokenAmount(expected, DAI));
  }

  @Test
  void earnedSinceCountsFromTheMomentOn() {
    ledger.record(earned("d1", 1, "o1", NOON.minusMillis(1)));
    ledger.record(earned("d2", 2, "o1", NOON));
    ledger.record(earned("d3", 4, "o1", NOON.plusSeconds(5)));
    assertThat(ledger.earnedSince(NOON)).containsExactly(credit(6));
    assertThat(ledger.earnedSince(NOON.plusSeconds(6))).isEmpty();
  }

  @Test
  void earningsPerJobComeWithTheLatestFirst() {
    ledger.record(earned("d1", 1, "bunny", NOON));
    ledger.record(earned("d2", 2, "teapot", NOON.plusSeconds(1)));
    ledger.record(earned("d3", 4, "bunny", NOON.plusSeconds(2)));
    assertThat(ledger.earnedPerJob(10))
        .containsExactly(
            new JobEarnings("bunny", "job bunny", 2, credit(5), NOON.plusSeconds(2)),
            new JobEarnings("teapot", "job teapot", 1, credit(2), NOON.plusSeconds(1)));
    assertThat(ledger.earnedPerJob(1)).hasSize(1);
  }

  @Test
  void bucketsFollowTheirBoundariesAndEmptyOnesAreZero() {
    ledger.record(earned("d1", 1, "o", NOON));
    ledger.record(earned("d2", 2, "o", NOON.plusSeconds(3599)));
    ledger.record(earned("d3", 4, "o", NOON.plusSeconds(7200)));
    List<Instant> hours =
        List.of(NOON, NOON.plusSeconds(3600), NOON.plusSeconds(7200), NOON.plusSeconds(10_800));
    assertThat(ledger.earnedPerBucket(CREDIT, hours))
        .extracting(EarnedBucket::earned)
        .containsExactly(credit(3), credit(0), credit(4));
    assertThatThrownBy(() -> ledger.earnedPerBucket(CREDIT, hours.reversed()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void powerCostIsExactAndRoundedOnce() {
    // 3 x 0.5 Wh at 0.333333 a kWh: 0.0004999995, rounded once to 500 millionths.
    Tariff odd = new Tariff(333_333, "EUR");
    for (int i = 0; i < 3; i++) {
      ledger.record(power(NOON.plusSeconds(60L * i), 500, odd, true));
    }
    assertThat(ledger.powerCostSince(NOON)).containsExactly(new PowerCost("EUR", 500, 1500, true));
    ledger.record(power(NOON.plusSeconds(600), 1_000_000, TARIFF, false));
    ledger.record(power(NOON.plusSeconds(660), 2_000_000, new Tariff(100_000, "USD"), true));
    assertThat(ledger.powerCostSince(NOON))
        .containsExactly(
            new PowerCost("EUR", 320_500, 1_001_500, false),
            new PowerCost("USD", 200_000, 2_000_000, true));
    assertThat(ledger.powerCostSince(NOON.plusSeconds(600)))
        .containsExactly(
            new PowerCost("EUR", 320_000, 1_000_000, false),
            new PowerCost("USD", 200_000, 2_000_000, true));
  }

  @Test
  void powerCostOfTheLargestReadingsDoesNotOverflow() {
    Tariff highest = new Tariff(Tariff.MAX_MICRO_PER_KILOWATT_HOUR, "EUR");
    for (int i = 0; i < 20; i++) {
      ledger.record(
          power(
              NOON.plusSeconds(60L * i), LedgerEntry.PowerUsed.MAX_MILLIWATT_HOURS, highest, true));
    }
    assertThat(ledger.powerCostSince(NOON))
        .containsExactly(new PowerCost("EUR", 20_000_000_000_000L, 20_000_000_000L, true));
  }

  @Test
  void theSameReadingIsCountedOnceAndAContradictingOneIsRefused() {
    ledger.record(power(NOON, 500, TARIFF, true));
    assertThat(ledger.record(power(NOON, 500, TARIFF, true)))
        .isEqualTo(new Recording.AlreadyRecorded(1));
    assertThat(ledger.record(power(NOON, 501, TARIFF, true))).isInstanceOf(Recording.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE earned SET units = replace(units, '5', '9')",
        "DELETE FROM earned",
        "UPDATE entry SET at = 0",
        "DELETE FROM entry",
        "UPDATE vouched SET cumulative = replace(cumulative, '1', '9')",
        "DELETE FROM vouched",
        "DELETE FROM redeemed",
        "UPDATE redeemed SET units = fee_units",
        "UPDATE power_used SET energy_mwh = 0",
        "DELETE FROM power_used",
        "UPDATE token SET test = 0",
        "DELETE FROM token",
        "UPDATE channel SET token_id = 2",
        "DELETE FROM channel",
        "INSERT OR REPLACE INTO token SELECT id, symbol, 9, test FROM token",
        "INSERT INTO vouched SELECT 1, channel_id, replace(cumulative, '1', '0'), signature"
            + " FROM vouched"
      })
  void theFileItselfForbidsChangingWhatWasRecorded(String sql) throws SQLException {
    ledger.record(earned("d1", 5));
    ledger.record(vouched(CHANNEL, 100));
    ledger.record(
        new LedgerEntry.Redeemed(
            CHANNEL, credit(60), Bytes32.keccak256(new byte[] {2}), TokenAmount.of(7, ETH), NOON));
    ledger.record(power(NOON, 500, TARIFF, true));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA recursive_triggers = ON");
      assertThatThrownBy(() -> statement.executeUpdate(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(append-only|only grows).*");
    }
  }

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    ledger.record(earned("d1", 5));
    for (String name : List.of("ledger.db", "ledger.db-wal")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws Exception {
    ledger.close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> Ledger.open(file()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("newer Spareframe");
  }

  @Test
  void aFileThatIsNoLedgerIsToldAndLeftAlone() throws Exception {
    Path other = Files.writeString(folder.resolve("other.db"), "not a database ".repeat(100));
    assertThatThrownBy(() -> Ledger.open(other))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("other.db");
    assertThat(other).hasContent("not a database ".repeat(100));
  }

  @Test
  void textsAndNumbersOutOfBoundsMakeNoEntry() {
    assertThatThrownBy(() -> earned("", 1)).hasMessageContaining("deliveryId");
    assertThatThrownBy(() -> earned("d".repeat(129), 1)).hasMessageContaining("128");
    assertThatThrownBy(() -> new Tariff(-1, "EUR")).hasMessageContaining("tariff");
    assertThatThrownBy(() -> new Tariff(1, "euro")).hasMessageContaining("currency");
    assertThatThrownBy(() -> power(NOON, -1, TARIFF, true))
        .hasMessageContaining("energyMilliwattHours");
  }

  @Test
  void theExportHoldsEveryEntryAndNoFormula() throws Exception {
    ledger.record(
        new LedgerEntry.Earned(
            "d1", "o1", 0, "=HYPERLINK(\"http://x\",\"a,b\")", credit(1_500_000), NOON));
    ledger.record(new LedgerEntry.Earned("-d2", "@o", 1, "two\nlines", credit(1), NOON));
    ledger.record(vouched(CHANNEL, 100));
    ledger.record(power(NOON, 500, TARIFF, false));
    StringBuilder csv = new StringBuilder();
    LedgerCsv.write(ledger, csv);
    String header =
        "number,time_utc,kind,delivery,order,chunk,job,channel,amount,token,test,transaction,fee,"
            + "fee_token,meter,period_start_utc,energy_mwh,tariff_micro_per_kwh,currency,measured";
    assertThat(csv.toString().split("\r\n"))
        .containsExactly(
            header,
            "4,2026-11-23T12:01:00Z,power_used,,,,,,,,,,,,gpu:0,2026-11-23T12:00:00Z,500,320000,"
                + "EUR,no",
            "3,2026-11-23T12:00:00Z,vouched,,,,," + CHANNEL + ",0.0001,CREDIT,yes,,,,,,,,,",
            "2,2026-11-23T12:00:00Z,earned,'-d2,'@o,1,\"two\nlines\",,0.000001,CREDIT,yes,,,,,,,,,",
            "1,2026-11-23T12:00:00Z,earned,d1,o1,0,"
                + "\"'=HYPERLINK(\"\"http://x\"\",\"\"a,b\"\")\",,1.5,CREDIT,yes,,,,,,,,,");
  }

  @Test
  void theExportOfManyPagesHoldsEachEntryOnce() throws Exception {
    for (int i = 0; i < 1203; i++) {
      ledger.record(earned("d" + i, i));
    }
    StringBuilder csv = new StringBuilder();
    LedgerCsv.write(ledger, csv);
    assertThat(csv.toString().lines().skip(1).map(line -> line.split(",", 5)[3]))
        .hasSize(1203)
        .doesNotHaveDuplicates();
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  private static TokenAmount credit(long units) {
    return TokenAmount.of(units, CREDIT);
  }

  private static LedgerEntry.Earned earned(String deliveryId, long units) {
    return earned(deliveryId, units, "order", NOON);
  }

  private static LedgerEntry.Earned earned(
      String deliveryId, long units, String orderId, Instant at) {
    return new LedgerEntry.Earned(deliveryId, orderId, 0, "job " + orderId, credit(units), at);
  }

  private static LedgerEntry.Vouched vouched(Bytes32 channel, long units) {
    return new LedgerEntry.Vouched(channel, credit(units), signature(units), NOON);
  }

  private static LedgerEntry.PowerUsed power(
      Instant start, long milliwattHours, Tariff tariff, boolean measured) {
    return new LedgerEntry.PowerUsed(
        "gpu:0", start, start.plus(Duration.ofMinutes(1)), milliwattHours, tariff, measured);
  }

  private static Signature signature(long seed) {
    byte[] bytes = new byte[Signature.LENGTH];
    bytes[31] = (byte) (seed % 100 + 1);
    bytes[63] = 1;
    bytes[64] = 27;
    return Signature.decode(bytes).orElseThrow();
  }
}
