package io.spareframe.compute.market.local;

import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.EmitSequence;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.ManifestJson;
import io.spareframe.compute.job.Step;
import io.spareframe.compute.market.ChunkPay;
import io.spareframe.compute.market.DeliveryResult;
import io.spareframe.compute.market.Lease;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.SignedChunk;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** A lease of the local market, known to it by a token that nobody else has. */
final class LocalLease implements Lease {

  private final LocalMarket market;
  private final Order order;
  private final String token;
  private final JobManifest manifest;
  private final BlobSource blobs;
  private final List<Step.Emit> emits;
  private final ChunkPay pays;

  LocalLease(
      LocalMarket market, Order order, String token, JobManifest manifest, BlobSource blobs) {
    this.market = market;
    this.order = order;
    this.token = token;
    this.manifest = manifest;
    this.blobs = blobs;
    emits = EmitSequence.of(manifest.program());
    pays = new ChunkPay(order.price(), manifest);
  }

  @Override
  public Order order() {
    return order;
  }

  @Override
  public JobManifest manifest() {
    return manifest;
  }

  @Override
  public ByteBuffer manifestBytes() {
    return ByteBuffer.wrap(ManifestJson.write(manifest)).asReadOnlyBuffer();
  }

  @Override
  public BlobSource blobs() {
    return blobs;
  }

  @Override
  public Duration lasts() {
    return LocalMarket.LEASE;
  }

  @Override
  public void keepAlive() throws MarketException {
    market.keepAlive(order.id(), token);
  }

  @Override
  public DeliveryResult deliver(SignedChunk chunk) throws MarketException {
    if (chunk.index() < 0 || chunk.index() >= emits.size()) {
      throw new IllegalArgumentException("chunk %d of %d".formatted(chunk.index(), emits.size()));
    }
    long expected = emits.get(chunk.index()).bytes();
    if (chunk.bytes().remaining() != expected) {
      throw new IllegalArgumentException(
          "chunk %d has %d bytes, not %d"
              .formatted(chunk.index(), chunk.bytes().remaining(), expected));
    }
    if (!ContentId.of(chunk.bytes()).equals(chunk.content())) {
      throw new IllegalArgumentException("chunk " + chunk.index() + " is not what its id says");
    }
    return market.deliver(order.id(), token, chunk, pays);
  }

  @Override
  public void complete() throws MarketException {
    market.end(order.id(), token, new OrderState.Done());
  }

  @Override
  public void fail(String reason) throws MarketException {
    market.end(order.id(), token, new OrderState.Failed(reason));
  }

  @Override
  public void release() throws MarketException {
    market.end(order.id(), token, new OrderState.Queued());
  }
}
