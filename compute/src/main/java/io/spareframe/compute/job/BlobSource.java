package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where blobs are read from. Callable from any thread. */
public interface BlobSource {

  /**
   * The blob's bytes, already checked against its id; read-only.
   *
   * @throws java.nio.file.NoSuchFileException if it is missing
   * @throws CorruptBlobException if what is there is not the blob
   * @throws IOException if it cannot be read
   */
  ByteBuffer read(ContentId id) throws IOException;
}
