package io.spareframe.compute.engine;

import io.spareframe.compute.job.Extent;
import java.util.List;

/**
 * A run of consecutive blocks of one launch. It is launched as a one-dimensional grid of {@code
 * blocks} blocks; the kernel gets {@code firstBlock} and the grid's x and y extents as its first
 * three u32 parameters and derives each block's place from them.
 *
 * @param kernel what runs
 * @param firstBlock the linear index of the first block, in order x, y, z; below 2^32
 * @param blocks how many blocks
 * @param grid the whole launch's size in blocks
 * @param block a block's size in threads
 * @param arguments what follows the slice parameters
 */
public record Slice(
    Kernel kernel,
    long firstBlock,
    int blocks,
    Extent grid,
    Extent block,
    List<KernelArgument> arguments) {

  /** The first block's largest index plus one: it must fit a u32. */
  private static final long MAX_BLOCKS = 1L << 32;

  /**
   * @throws IllegalArgumentException if the blocks are not within the grid
   */
  public Slice {
    long volume = grid.volume();
    if (volume > MAX_BLOCKS || blocks < 1 || firstBlock < 0 || firstBlock > volume - blocks) {
      throw new IllegalArgumentException(
          blocks + " blocks from " + firstBlock + " are not within " + grid);
    }
    arguments = List.copyOf(arguments);
  }
}
