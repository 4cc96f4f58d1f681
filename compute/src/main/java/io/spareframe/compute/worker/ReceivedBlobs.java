package io.spareframe.compute.worker;

import io.spareframe.compute.engine.HostCopy;
import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.CorruptBlobException;
import io.spareframe.compute.job.JobLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The blobs that the agent sent, in memory. Filled by one thread, then read by another. */
final class ReceivedBlobs implements BlobSource {

  /** More than this is given back at once, not when the small heap happens to fill. */
  private static final long LARGE_BYTES = 16L << 20;

  private final Map<ContentId, ByteBuffer> blobs = new HashMap<>();
  private Optional<ContentId> receiving = Optional.empty();

  /**
   * Takes the next piece.
   *
   * @throws ProtocolException if it does not follow the one before
   */
  void add(AgentFrame.BlobPart part) throws ProtocolException {
    if (part.offset() == 0) {
      if (part.totalBytes() < 0 || part.totalBytes() > JobLimits.BLOB_BYTES) {
        throw new ProtocolException("a blob of " + part.totalBytes() + " bytes");
      }
      blobs.put(part.blob(), HostCopy.allocate(part.totalBytes()));
      receiving = Optional.of(part.blob());
    }
    ByteBuffer blob = blobs.get(part.blob());
    if (blob == null
        || !receiving.equals(Optional.of(part.blob()))
        || part.offset() != blob.position()
        || part.bytes().remaining() > blob.remaining()) {
      throw new ProtocolException("a part of blob " + part.blob() + " out of order");
    }
    blob.put(part.bytes().duplicate());
  }

  /** Lets go of all of them: the device has them now. On the reading thread. */
  void release() {
    long bytes = blobs.values().stream().mapToLong(ByteBuffer::capacity).sum();
    blobs.clear();
    if (bytes > LARGE_BYTES) {
      System.gc();
    }
  }

  @Override
  public ByteBuffer read(ContentId id) throws IOException {
    ByteBuffer blob = blobs.get(id);
    if (blob == null) {
      throw new NoSuchFileException(id.hex(), null, "blob " + id + " did not arrive");
    }
    ByteBuffer whole = blob.asReadOnlyBuffer().rewind();
    if (blob.hasRemaining() || !ContentId.of(whole).equals(id)) {
      throw new CorruptBlobException(id, "did not arrive whole");
    }
    return whole;
  }
}
