package io.spareframe.compute.engine;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/** Bytes where a driver can read and write them: off the Java heap, in one piece. */
public final class HostCopy {

  private HostCopy() {}

  /** Zeroed memory off the heap, freed with the last reference to the buffer. */
  public static ByteBuffer allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes).asByteBuffer();
  }

  /** The buffer's remaining bytes off the heap: the buffer itself where it lies there already. */
  public static ByteBuffer of(ByteBuffer bytes) {
    if (bytes.isDirect()) {
      return bytes.slice();
    }
    ByteBuffer copy = allocate(bytes.remaining());
    copy.put(bytes.duplicate());
    return copy.flip();
  }
}
