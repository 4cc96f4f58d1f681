package io.spareframe.compute.market.local;

import io.spareframe.compute.job.BlobStore;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.EmitSequence;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.ManifestJson;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.market.ChunkPay;
import io.spareframe.compute.market.DeliveryResult;
import io.spareframe.compute.market.Lease;
import io.spareframe.compute.market.LeaseLostException;
import io.spareframe.compute.market.Listeners;
import io.spareframe.compute.market.Market;
import io.spareframe.compute.market.MarketChange;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import io.spareframe.compute.market.SignedChunk;
import io.spareframe.compute.market.Subscription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A market of one machine: orders in a SQLite queue, jobs and results as blobs beside it. What is
 * written survives a crash. One process has it open at a time. Callable from any thread.
 */
public final class LocalMarket implements Market, AutoCloseable {

  /** How long a lease lasts that is not kept alive. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private static final String DATABASE = "orders.db";
  private static final String BLOBS = "blobs";

  private final OrderDatabase database;
  private final BlobStore blobs;
  private final Clock clock;
  private final Listeners<MarketChange> listeners = new Listeners<>();

  private LocalMarket(OrderDatabase database, BlobStore blobs, Clock clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Opens the market in a folder, made if it is not there. Leases of an earlier process are ended,
   * so that its orders are offered again, and blobs that no order needs any more are deleted.
   *
   * @param clock ends leases and dates orders
   */
  public static LocalMarket open(Path folder, Clock clock) throws MarketException {
    OrderDatabase database = OrderDatabase.open(folder.resolve(DATABASE));
    LocalMarket market = new LocalMarket(database, new BlobStore(folder.resolve(BLOBS)), clock);
    boolean opened = false;
    try {
      database.inTransaction(OrderTable::endLeases);
      market.deleteUnneededBlobs();
      opened = true;
      return market;
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /**
   * Publishes a job from a stranger. The job is validated and copied; the folder is not needed
   * afterwards.
   *
   * @param packedJob the job as a folder
   * @param payer who pays
   * @throws InvalidJobException naming the field and the limit that the job breaks
   * @throws IOException if the folder cannot be read or the job cannot be stored
   */
  public OrderId submit(Path packedJob, Price price, String payer)
      throws InvalidJobException, IOException, MarketException {
    PackedJob job = PackedJob.read(packedJob);
    for (ContentId blob : job.manifest().blobs()) {
      blobs.put(job.blobs().read(blob));
    }
    ContentId id = blobs.put(ByteBuffer.wrap(ManifestJson.write(job.manifest())));
    Order order =
        new Order(
            new OrderId(UUID.randomUUID().toString()),
            id,
            job.manifest().name(),
            price,
            payer,
            clock.instant());
    int chunks = EmitSequence.of(job.manifest().program()).size();
    database.inTransaction(
        orders -> {
          orders.insert(order, chunks);
          return order;
        });
    tellState(order.id(), new OrderState.Queued());
    return order.id();
  }

  /** Every order, newest first. */
  public List<LocalOrder> orders() throws MarketException {
    return database.inTransaction(OrderTable::all);
  }

  /** An order, if there is one by that id. */
  public Optional<LocalOrder> order(OrderId id) throws MarketException {
    return database.inTransaction(orders -> orders.find(id));
  }

  /**
   * Takes an order back; whoever works on it loses the lease.
   *
   * @return false if there is no such order or it has ended before
   */
  public boolean cancel(OrderId id) throws MarketException {
    OrderState.Cancelled cancelled = new OrderState.Cancelled();
    boolean done =
        database.inTransaction(
            orders -> {
              boolean open = orders.find(id).filter(order -> !order.state().isFinal()).isPresent();
              if (open) {
                orders.setState(id, cancelled, clock.instant());
              }
              return open;
            });
    if (done) {
      tellState(id, cancelled);
    }
    return done;
  }

  /** The chunks that an order has got, by their numbers. */
  public List<Delivery> deliveries(OrderId id) throws MarketException {
    return database.inTransaction(orders -> orders.deliveries(id));
  }

  /** The job that an order is for. */
  public JobManifest manifest(Order order) throws MarketException {
    try {
      ByteBuffer bytes = blobs.read(order.job());
      byte[] json = new byte[bytes.remaining()];
      bytes.get(json);
      return ManifestJson.read(json);
    } catch (IOException | InvalidJobException e) {
      throw new MarketException("The job of order " + order.id() + " cannot be read", e);
    }
  }

  /**
   * A chunk's bytes; read-only.
   *
   * @param content as its delivery names it
   */
  public ByteBuffer chunk(ContentId content) throws IOException {
    return blobs.read(content);
  }

  @Override
  public Optional<Lease> lease(Predicate<? super Order> wanted) throws MarketException {
    while (true) {
      String token = UUID.randomUUID().toString();
      Optional<Order> leased =
          database.inTransaction(
              orders -> {
                Instant now = clock.instant();
                Optional<Order> first = orders.free(now).stream().filter(wanted).findFirst();
                first.ifPresent(order -> orders.lease(order.id(), token, now.plus(LEASE)));
                return first;
              });
      if (leased.isEmpty()) {
        return Optional.empty();
      }
      Order order = leased.get();
      Optional<JobManifest> manifest = manifestOrFail(order);
      if (manifest.isPresent()) {
        tellState(order.id(), new OrderState.Leased());
        return Optional.of(new LocalLease(this, order, token, manifest.get(), blobs));
      }
    }
  }

  /** A damaged job must not block those behind it. */
  private Optional<JobManifest> manifestOrFail(Order order) throws MarketException {
    try {
      return Optional.of(manifest(order));
    } catch (MarketException e) {
      OrderState failed = new OrderState.Failed(e.getMessage() + " any more.");
      database.inTransaction(
          orders -> {
            orders.setState(order.id(), failed, clock.instant());
            return failed;
          });
      tellState(order.id(), failed);
      return Optional.empty();
    }
  }

  @Override
  public Subscription onChange(Consumer<? super MarketChange> listener) {
    return listeners.add(listener);
  }

  void keepAlive(OrderId id, String lease) throws MarketException {
    boolean held =
        database.inTransaction(orders -> orders.extend(id, lease, clock.instant().plus(LEASE)));
    if (!held) {
      throw new LeaseLostException(id);
    }
  }

  DeliveryResult deliver(OrderId id, String lease, SignedChunk chunk, ChunkPay pays)
      throws MarketException {
    Price pay = pays.of(chunk.index());
    try {
      // Before the row that names it, and not at all for a chunk that is here already.
      if (!database.inTransaction(orders -> orders.hasDelivery(id, chunk.index()))) {
        blobs.put(chunk.bytes());
      }
    } catch (IOException e) {
      throw new MarketException("A result cannot be stored: " + e.getMessage(), e);
    }
    boolean added =
        database.inTransaction(
            orders -> {
              if (!orders.holds(id, lease)) {
                throw new LeaseLostException(id);
              }
              return orders.addDelivery(id, chunk, pay.units(), clock.instant());
            });
    if (!added) {
      return new DeliveryResult.AlreadyDelivered();
    }
    listeners.tell(new MarketChange.ChunkDelivered(id, chunk.index(), pay));
    return new DeliveryResult.Accepted(pay);
  }

  void end(OrderId id, String lease, OrderState state) throws MarketException {
    database.inTransaction(
        orders -> {
          if (!orders.holds(id, lease)) {
            throw new LeaseLostException(id);
          }
          if (state instanceof OrderState.Done) {
            requireAllChunks(orders.find(id).orElseThrow());
          }
          orders.setState(id, state, clock.instant());
          return state;
        });
    tellState(id, state);
  }

  private static void requireAllChunks(LocalOrder order) {
    if (order.delivered() != order.chunks()) {
      throw new IllegalStateException(
          "order %s has %d of %d chunks"
              .formatted(order.order().id(), order.delivered(), order.chunks()));
    }
  }

  private void tellState(OrderId id, OrderState state) {
    listeners.tell(new MarketChange.StateChanged(id, state));
  }

  private void deleteUnneededBlobs() throws MarketException {
    Set<ContentId> needed = new HashSet<>(database.inTransaction(OrderTable::deliveredBlobs));
    for (LocalOrder order : orders()) {
      needed.add(order.order().job());
      if (!order.state().isFinal()) {
        manifestOrFail(order.order()).ifPresent(job -> needed.addAll(job.blobs()));
      }
    }
    try {
      blobs.deleteUnreferenced(needed);
    } catch (IOException e) {
      throw new MarketException("Old jobs cannot be deleted", e);
    }
  }

  /** Closes the queue; leases end when it is opened again. */
  @Override
  public void close() {
    database.close();
  }
}
