package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where blobs are read from. Callable from any thread. */
public interface BlobSource {

  /**
   * The blob's bytes, already checked against its id; read-only.
   *
   * @throws IOException if it is missing, unreadable, or its bytes do not match its id
   */
  ByteBuffer read(ContentId id) throws IOException;
}
