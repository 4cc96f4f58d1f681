package io.spareframe.compute.engine;

import io.spareframe.compute.job.ElementType;

/** What a slice passes to one kernel parameter, after the three slice parameters. */
public sealed interface KernelArgument {

  /** A pointer to the memory's first byte. */
  record Memory(DeviceMemory memory) implements KernelArgument {}

  /**
   * A number.
   *
   * @param type its type; not {@link ElementType#U8}
   * @param bits its value's bits, in the low bytes
   */
  record Scalar(ElementType type, long bits) implements KernelArgument {}
}
