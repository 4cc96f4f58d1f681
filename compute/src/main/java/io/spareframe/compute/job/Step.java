package io.spareframe.compute.job;

import java.util.List;

/** One step of a job's program. Steps run in order; there is no data-dependent control flow. */
public sealed interface Step {

  /** A step without steps inside: what the program is unrolled into. */
  sealed interface Leaf extends Step {}

  /**
   * Runs a kernel over a grid. Blocks are independent of each other, so the launch may be cut into
   * slices of blocks that run one after the other, with a checkpoint between any two.
   *
   * @param module the {@link KernelModule}'s name
   * @param entry the kernel's function name in that module
   * @param grid its size in blocks
   * @param block a block's size in threads
   * @param arguments what follows the slice parameters
   */
  record Launch(String module, String entry, Extent grid, Extent block, List<Argument> arguments)
      implements Leaf {}

  /**
   * Runs its body a fixed number of times.
   *
   * @param times how often
   * @param body the steps of one turn
   */
  record Repeat(int times, List<Step> body) implements Step {}

  /**
   * Delivers a range of a buffer as one result chunk, to be verified and paid by itself.
   *
   * @param buffer the buffer's name
   * @param offsetBytes where the range begins
   * @param bytes how long it is
   * @param weight this chunk's share of the job's price, relative to the other chunks' weights
   */
  record Emit(String buffer, long offsetBytes, long bytes, int weight) implements Leaf {}
}
