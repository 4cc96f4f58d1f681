package io.spareframe.compute.market.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.compute.TestJobs;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.market.DeliveryResult;
import io.spareframe.compute.market.Lease;
import io.spareframe.compute.market.LeaseLostException;
import io.spareframe.compute.market.MarketChange;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import io.spareframe.compute.market.SignedChunk;
import io.spareframe.compute.market.Subscription;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMarketTest {

  private static final Price PRICE = new Price(BigInteger.valueOf(600), "test credit");
  private static final int CHUNK_BYTES = TestJobs.BLOCK * TestJobs.GRID * 4;

  /** A clock that a test moves. */
  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @TempDir private Path temporary;
  private final TestClock clock = new TestClock();
  private final List<LocalMarket> opened = new ArrayList<>();
  private Path folder = Path.of("");
  private Path job = Path.of("");

  @BeforeEach
  void packAJob() throws Exception {
    folder = temporary.resolve("market");
    job = temporary.resolve("job");
    TestJobs.mixing(job, 3, 1, 1);
  }

  @AfterEach
  void closeAll() {
    opened.forEach(LocalMarket::close);
  }

  private LocalMarket open() throws MarketException {
    LocalMarket market = LocalMarket.open(folder, clock);
    opened.add(market);
    return market;
  }

  private OrderId submit(LocalMarket market) throws Exception {
    return market.submit(job, PRICE, "me");
  }

  private static Lease leaseAny(LocalMarket market) throws MarketException {
    return market.lease(order -> true).orElseThrow();
  }

  private static OrderState stateOf(LocalMarket market, OrderId id) throws MarketException {
    return market.order(id).orElseThrow().state();
  }

  private static SignedChunk chunk(int index, int fill) {
    byte[] bytes = new byte[CHUNK_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return new SignedChunk(
        index,
        ContentId.of(bytes),
        ByteBuffer.wrap(bytes),
        "node",
        ByteBuffer.wrap(new byte[] {1, 2, (byte) fill}));
  }

  @Test
  void anOrderGoesFromSubmissionToDone() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    assertThat(stateOf(market, id)).isEqualTo(new OrderState.Queued());
    Lease lease = leaseAny(market);
    assertThat(lease.order().id()).isEqualTo(id);
    assertThat(ContentId.of(lease.manifestBytes())).isEqualTo(lease.order().job());
    assertThat(stateOf(market, id)).isEqualTo(new OrderState.Leased());
    for (int i = 0; i < 3; i++) {
      lease.deliver(chunk(i, i));
    }
    lease.complete();
    LocalOrder done = market.order(id).orElseThrow();
    assertThat(done.state()).isEqualTo(new OrderState.Done());
    assertThat(done.finished()).contains(clock.instant());
    assertThat(done.earned()).isEqualTo(PRICE);
    assertThat(market.deliveries(id))
        .extracting(delivery -> delivery.pay().units().intValueExact())
        .containsExactly(100, 200, 300);
    assertThat(market.chunk(market.deliveries(id).get(2).content()).get(5)).isEqualTo((byte) 2);
    assertThat(market.deliveries(id).get(2).signature().get(2)).isEqualTo((byte) 2);
    assertThat(market.lease(order -> true)).isEmpty();
  }

  @Test
  void ordersAreLeasedOldestFirstAndOnlyIfWanted() throws Exception {
    LocalMarket market = open();
    OrderId first = submit(market);
    OrderId second = submit(market);
    assertThat(market.lease(order -> order.id().equals(second)).orElseThrow().order().id())
        .isEqualTo(second);
    assertThat(leaseAny(market).order().id()).isEqualTo(first);
    assertThat(market.lease(order -> true)).isEmpty();
  }

  @Test
  void aChunkDeliveredAgainIsIgnoredAndEarnsNothing() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    Lease lease = leaseAny(market);
    assertThat(lease.deliver(chunk(1, 7)))
        .isEqualTo(new DeliveryResult.Accepted(new Price(BigInteger.valueOf(200), "test credit")));
    assertThat(lease.deliver(chunk(1, 7))).isEqualTo(new DeliveryResult.AlreadyDelivered());
    assertThat(lease.deliver(chunk(1, 8))).isEqualTo(new DeliveryResult.AlreadyDelivered());
    assertThat(market.deliveries(id)).hasSize(1);
    assertThat(market.deliveries(id).getFirst().content()).isEqualTo(chunk(1, 7).content());
    assertThat(market.order(id).orElseThrow().earned().units()).isEqualTo(200);
  }

  @Test
  void anOrderWithAChunkMissingIsNotComplete() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    Lease lease = leaseAny(market);
    lease.deliver(chunk(0, 1));
    lease.deliver(chunk(2, 1));
    assertThatThrownBy(lease::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2 of 3");
    assertThat(stateOf(market, id)).isEqualTo(new OrderState.Leased());
  }

  @Test
  void aChunkThatIsNotTheJobsIsRefused() throws Exception {
    LocalMarket market = open();
    submit(market);
    Lease lease = leaseAny(market);
    SignedChunk good = chunk(0, 1);
    assertThatThrownBy(() -> lease.deliver(chunk(3, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                lease.deliver(
                    new SignedChunk(
                        0, good.content(), ByteBuffer.allocate(4), "node", good.signature())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 bytes");
    assertThatThrownBy(
            () ->
                lease.deliver(
                    new SignedChunk(
                        0,
                        good.content(),
                        ByteBuffer.allocate(CHUNK_BYTES),
                        "node",
                        good.signature())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not what its id says");
  }

  @Test
  void aLeaseEndsUnlessItIsKeptAlive() throws Exception {
    LocalMarket market = open();
    submit(market);
    Lease first = leaseAny(market);
    clock.now = clock.now.plus(LocalMarket.LEASE).minusSeconds(1);
    first.keepAlive();
    clock.now = clock.now.plus(Duration.ofSeconds(2));
    assertThat(market.lease(order -> true)).isEmpty();
    clock.now = clock.now.plus(LocalMarket.LEASE);
    Lease second = leaseAny(market);
    assertThatThrownBy(first::keepAlive).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> first.deliver(chunk(0, 1))).isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(first::complete).isInstanceOf(LeaseLostException.class);
    second.keepAlive();
  }

  @Test
  void aReleasedOrderIsLeasedAgainWithItsChunks() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    Lease first = leaseAny(market);
    first.deliver(chunk(0, 1));
    first.release();
    assertThat(stateOf(market, id)).isEqualTo(new OrderState.Queued());
    Lease second = leaseAny(market);
    assertThat(second.deliver(chunk(0, 1))).isEqualTo(new DeliveryResult.AlreadyDelivered());
  }

  @Test
  void aCancelledOrderIsLostToItsWorker() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    Lease lease = leaseAny(market);
    assertThat(market.cancel(id)).isTrue();
    assertThatThrownBy(lease::keepAlive).isInstanceOf(LeaseLostException.class);
    assertThat(market.cancel(id)).isFalse();
    assertThat(market.cancel(new OrderId("nobody"))).isFalse();
    assertThat(market.lease(order -> true)).isEmpty();
  }

  @Test
  void aFailedOrderKeepsItsReason() throws Exception {
    LocalMarket market = open();
    OrderId id = submit(market);
    leaseAny(market).fail("The kernel does not compile.");
    assertThat(stateOf(market, id))
        .isEqualTo(new OrderState.Failed("The kernel does not compile."));
  }

  @Test
  void afterARestartALeasedOrderIsOfferedAgainAtOnce() throws Exception {
    LocalMarket before = open();
    OrderId id = submit(before);
    Lease lease = leaseAny(before);
    lease.deliver(chunk(0, 1));
    LocalMarket after = open();
    Lease again = leaseAny(after);
    assertThat(again.order().id()).isEqualTo(id);
    assertThat(again.blobs().read(again.manifest().modules().getFirst().opencl()).remaining())
        .isPositive();
    assertThat(after.deliveries(id)).hasSize(1);
  }

  @Test
  void blobsThatNoOrderNeedsAreGoneAfterARestart() throws Exception {
    LocalMarket before = open();
    OrderId id = submit(before);
    Lease lease = leaseAny(before);
    for (int i = 0; i < 3; i++) {
      lease.deliver(chunk(i, i));
    }
    lease.complete();
    before.close();
    LocalMarket after = open();
    assertThat(after.manifest(after.order(id).orElseThrow().order()).name()).isEqualTo("mix");
    try (Stream<Path> files = Files.list(folder.resolve("blobs"))) {
      // The manifest and three chunks; not the kernels.
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void aJobWithAWrongBlobIsRefusedAndLeavesNoOrder() throws Exception {
    LocalMarket market = open();
    PackedJob packed = PackedJob.read(job);
    ContentId kernel = packed.manifest().modules().getFirst().opencl();
    Files.writeString(job.resolve("blobs").resolve(kernel.hex()), "something else");
    assertThatThrownBy(() -> submit(market))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("modules[0].opencl");
    assertThat(market.orders()).isEmpty();
  }

  @Test
  void aTruncatedManifestIsRefused() throws Exception {
    LocalMarket market = open();
    Path manifest = job.resolve("manifest.json");
    String json = Files.readString(manifest);
    Files.writeString(manifest, json.substring(0, json.length() / 2));
    assertThatThrownBy(() -> submit(market)).isInstanceOf(InvalidJobException.class);
    assertThat(market.orders()).isEmpty();
  }

  @Test
  void anOrderWhoseManifestIsDamagedFailsAndTheNextIsLeased() throws Exception {
    LocalMarket market = open();
    OrderId damaged = submit(market);
    TestJobs.mixing(temporary.resolve("other"), 1, 1, 1);
    OrderId sound = market.submit(temporary.resolve("other"), PRICE, "me");
    ContentId manifest = market.order(damaged).orElseThrow().order().job();
    Files.writeString(folder.resolve("blobs").resolve(manifest.hex()), "{}");
    assertThat(leaseAny(market).order().id()).isEqualTo(sound);
    assertThat(stateOf(market, damaged)).isInstanceOf(OrderState.Failed.class);
  }

  @Test
  void aQueueFromANewerProgramIsNotTouched() throws Exception {
    open().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("orders.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void listenersHearOfEveryChangeUntilTheyLeave() throws Exception {
    LocalMarket market = open();
    List<MarketChange> heard = new ArrayList<>();
    OrderId id;
    try (Subscription subscription = market.onChange(heard::add)) {
      id = submit(market);
      Lease lease = leaseAny(market);
      lease.deliver(chunk(0, 1));
      lease.deliver(chunk(0, 1));
      lease.fail("no");
    }
    submit(market);
    assertThat(heard)
        .containsExactly(
            new MarketChange.StateChanged(id, new OrderState.Queued()),
            new MarketChange.StateChanged(id, new OrderState.Leased()),
            new MarketChange.ChunkDelivered(
                id, 0, new Price(BigInteger.valueOf(100), "test credit")),
            new MarketChange.StateChanged(id, new OrderState.Failed("no")));
  }

  @Test
  void pricesAndPayersHaveLimits() {
    assertThatThrownBy(() -> new Price(BigInteger.valueOf(-1), "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Price(BigInteger.ONE.shiftLeft(256), "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OrderId("../x")).isInstanceOf(IllegalArgumentException.class);
  }
}
