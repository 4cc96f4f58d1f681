package io.spareframe.compute.job;

/**
 * A piece of device memory that lives as long as the job.
 *
 * @param name how steps name it
 * @param type what it is made of
 * @param count its length in elements
 * @param role where its first content comes from and whether a checkpoint keeps it
 */
public record BufferSpec(String name, ElementType type, long count, BufferRole role) {

  /** Its size in bytes. */
  public long bytes() {
    return Math.multiplyExact(count, type.bytes());
  }
}
