package io.spareframe.compute.job;

/**
 * A size in up to three dimensions: blocks in a grid, or threads in a block. Unused dimensions are
 * 1.
 */
public record Extent(int x, int y, int z) {

  /** Their product. */
  public long volume() {
    return (long) x * y * z;
  }
}
