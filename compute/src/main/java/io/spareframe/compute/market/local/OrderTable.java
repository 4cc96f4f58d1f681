package io.spareframe.compute.market.local;

import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import io.spareframe.compute.market.SignedChunk;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of the order queue. Every method runs in the caller's transaction. */
final class OrderTable {

  private static final String WITH_PAYS =
      """
      SELECT o.*,
        (SELECT group_concat(d.pay) FROM deliveries d WHERE d.order_id = o.id) AS pays
      FROM orders o
      """;

  private final Handle handle;

  OrderTable(Handle handle) {
    this.handle = handle;
  }

  void insert(Order order, int chunks) {
    handle
        .createUpdate(
            """
            INSERT INTO orders (id, job, name, chunks, price, asset, payer, submitted_ms, state)
            VALUES (:id, :job, :name, :chunks, :price, :asset, :payer, :submitted, 'QUEUED')
            """)
        .bind("id", order.id().value())
        .bind("job", order.job().hex())
        .bind("name", order.name())
        .bind("chunks", chunks)
        .bind("price", order.price().units().toString())
        .bind("asset", order.price().asset())
        .bind("payer", order.payer())
        .bind("submitted", order.submitted().toEpochMilli())
        .execute();
  }

  /** Every order, newest first. */
  List<LocalOrder> all() {
    return handle.createQuery(WITH_PAYS + "ORDER BY seq DESC").map(OrderTable::localOrder).list();
  }

  Optional<LocalOrder> find(OrderId id) {
    return handle
        .createQuery(WITH_PAYS + "WHERE o.id = :id")
        .bind("id", id.value())
        .map(OrderTable::localOrder)
        .findOne();
  }

  /** Orders that can be leased, oldest first. */
  List<Order> free(Instant now) {
    return handle
        .createQuery(
            """
            SELECT * FROM orders
            WHERE state = 'QUEUED' OR (state = 'LEASED' AND lease_until_ms <= :now)
            ORDER BY seq
            """)
        .bind("now", now.toEpochMilli())
        .map(OrderTable::order)
        .list();
  }

  void lease(OrderId id, String lease, Instant until) {
    handle
        .createUpdate(
            """
            UPDATE orders SET state = 'LEASED', lease = :lease, lease_until_ms = :until
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("lease", lease)
        .bind("until", until.toEpochMilli())
        .execute();
  }

  /** Whether the lease was still held. */
  boolean extend(OrderId id, String lease, Instant until) {
    return handle
            .createUpdate(
                """
                UPDATE orders SET lease_until_ms = :until
                WHERE id = :id AND state = 'LEASED' AND lease = :lease
                """)
            .bind("id", id.value())
            .bind("lease", lease)
            .bind("until", until.toEpochMilli())
            .execute()
        == 1;
  }

  boolean holds(OrderId id, String lease) {
    return handle
        .createQuery("SELECT 1 FROM orders WHERE id = :id AND state = 'LEASED' AND lease = :lease")
        .bind("id", id.value())
        .bind("lease", lease)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Ends every lease; returns the orders that had one. */
  List<OrderId> endLeases() {
    return handle
        .createQuery(
            """
            UPDATE orders SET state = 'QUEUED', lease = NULL, lease_until_ms = NULL
            WHERE state = 'LEASED' RETURNING id
            """)
        .map((row, context) -> new OrderId(row.getString("id")))
        .list();
  }

  void setState(OrderId id, OrderState state, Instant now) {
    String reason = state instanceof OrderState.Failed(String why) ? why : null;
    handle
        .createUpdate(
            """
            UPDATE orders SET state = :state, reason = :reason, finished_ms = :finished,
              lease = NULL, lease_until_ms = NULL
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("state", label(state))
        .bind("reason", reason)
        .bind("finished", state.isFinal() ? now.toEpochMilli() : null)
        .execute();
  }

  /** Whether the order did not have this chunk before. */
  boolean addDelivery(OrderId id, SignedChunk chunk, BigInteger pay, Instant now) {
    byte[] signature = new byte[chunk.signature().remaining()];
    chunk.signature().duplicate().get(signature);
    return handle
            .createUpdate(
                """
                INSERT INTO deliveries
                  (order_id, chunk, content, bytes, signer, signature, pay, delivered_ms)
                VALUES (:order, :chunk, :content, :bytes, :signer, :signature, :pay, :delivered)
                ON CONFLICT (order_id, chunk) DO NOTHING
                """)
            .bind("order", id.value())
            .bind("chunk", chunk.index())
            .bind("content", chunk.content().hex())
            .bind("bytes", chunk.bytes().remaining())
            .bind("signer", chunk.signer())
            .bind("signature", signature)
            .bind("pay", pay.toString())
            .bind("delivered", now.toEpochMilli())
            .execute()
        == 1;
  }

  boolean hasDelivery(OrderId id, int chunk) {
    return handle
        .createQuery("SELECT 1 FROM deliveries WHERE order_id = :order AND chunk = :chunk")
        .bind("order", id.value())
        .bind("chunk", chunk)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** An order's chunks by their numbers. */
  List<Delivery> deliveries(OrderId id) {
    return handle
        .createQuery(
            """
            SELECT d.*, o.asset FROM deliveries d JOIN orders o ON o.id = d.order_id
            WHERE d.order_id = :order ORDER BY d.chunk
            """)
        .bind("order", id.value())
        .map(OrderTable::delivery)
        .list();
  }

  /** Blobs that results consist of. */
  List<ContentId> deliveredBlobs() {
    return handle
        .createQuery("SELECT DISTINCT content FROM deliveries")
        .map((row, context) -> new ContentId(row.getString("content")))
        .list();
  }

  private static LocalOrder localOrder(ResultSet row, StatementContext context)
      throws SQLException {
    Order order = order(row, context);
    // Pays are beyond SQL's integers, so they are summed here.
    String pays = row.getString("pays");
    List<BigInteger> earned =
        pays == null
            ? List.of()
            : Pattern.compile(",").splitAsStream(pays).map(BigInteger::new).toList();
    String finished = row.getString("finished_ms");
    return new LocalOrder(
        order,
        state(row.getString("state"), row.getString("reason")),
        row.getInt("chunks"),
        earned.size(),
        new Price(earned.stream().reduce(BigInteger.ZERO, BigInteger::add), order.price().asset()),
        Optional.ofNullable(finished).map(Long::valueOf).map(Instant::ofEpochMilli));
  }

  private static Order order(ResultSet row, StatementContext context) throws SQLException {
    return new Order(
        new OrderId(row.getString("id")),
        new ContentId(row.getString("job")),
        row.getString("name"),
        new Price(new BigInteger(row.getString("price")), row.getString("asset")),
        row.getString("payer"),
        Instant.ofEpochMilli(row.getLong("submitted_ms")));
  }

  private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery(
        row.getInt("chunk"),
        new ContentId(row.getString("content")),
        row.getLong("bytes"),
        row.getString("signer"),
        ByteBuffer.wrap(row.getBytes("signature")).asReadOnlyBuffer(),
        new Price(new BigInteger(row.getString("pay")), row.getString("asset")),
        Instant.ofEpochMilli(row.getLong("delivered_ms")));
  }

  private static String label(OrderState state) {
    return switch (state) {
      case OrderState.Queued() -> "QUEUED";
      case OrderState.Leased() -> "LEASED";
      case OrderState.Done() -> "DONE";
      case OrderState.Failed(String reason) -> "FAILED";
      case OrderState.Cancelled() -> "CANCELLED";
    };
  }

  private static OrderState state(String label, @Nullable String reason) throws SQLException {
    return switch (label) {
      case "QUEUED" -> new OrderState.Queued();
      case "LEASED" -> new OrderState.Leased();
      case "DONE" -> new OrderState.Done();
      case "FAILED" -> new OrderState.Failed(Objects.requireNonNull(reason));
      case "CANCELLED" -> new OrderState.Cancelled();
      default -> throw new SQLException("unknown order state " + label);
    };
  }
}
