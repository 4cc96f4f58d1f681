package io.spareframe.compute.engine;

/** A piece of device memory; lives as long as the session that allocated it. */
public interface DeviceMemory {

  /** Its size in bytes. */
  long bytes();

  /**
   * Holds a range against the size: no driver checks it everywhere.
   *
   * @throws IllegalArgumentException if the range is not within this memory
   */
  default void requireRange(long offsetBytes, long length) {
    if (offsetBytes < 0 || length < 0 || offsetBytes > bytes() - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offsetBytes + " are not within " + bytes());
    }
  }
}
