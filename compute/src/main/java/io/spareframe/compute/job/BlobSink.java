package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a packer puts blobs. Callable from any thread. */
public interface BlobSink {

  /**
   * Keeps the buffer's remaining bytes; its position is left as it was.
   *
   * @return their id
   */
  ContentId put(ByteBuffer bytes) throws IOException;
}
