package io.spareframe.compute.market;

import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.JobManifest;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The right to work on one order, for as long as it is kept alive. Callable from any thread. Every
 * method that writes throws {@link LeaseLostException} once the order is not ours any more.
 */
public interface Lease {

  /** The order. */
  Order order();

  /** The job, validated. */
  JobManifest manifest();

  /** The manifest's canonical bytes, whose hash is the order's job id; read-only. */
  ByteBuffer manifestBytes();

  /** The job's blobs. */
  BlobSource blobs();

  /** The lease ends this long after the last {@link #keepAlive}. */
  Duration lasts();

  /** Says that the work goes on, or will. */
  void keepAlive() throws MarketException;

  /**
   * Stores one chunk. When this returns the chunk survives a crash of either side.
   *
   * @throws IllegalArgumentException if the bytes do not match the content id or the job
   */
  DeliveryResult deliver(SignedChunk chunk) throws MarketException;

  /**
   * Says that every chunk is delivered, and ends the lease.
   *
   * @throws IllegalStateException if a chunk is missing
   */
  void complete() throws MarketException;

  /**
   * Says that the job cannot be run through its own fault, and ends the lease.
   *
   * @param reason one sentence for its requester
   */
  void fail(String reason) throws MarketException;

  /** Gives the order back unfinished, so that it may be leased again, and ends the lease. */
  void release() throws MarketException;
}
