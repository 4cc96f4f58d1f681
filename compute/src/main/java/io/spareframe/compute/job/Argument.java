package io.spareframe.compute.job;

/** What a launch passes to one kernel parameter, after the slice parameters of the dialect. */
public sealed interface Argument {

  /** A pointer to the named buffer's first element. */
  record Buffer(String name) implements Argument {}

  /**
   * A number.
   *
   * @param type its type; not {@link ElementType#U8}
   * @param bits its value's bits, in the low bytes: {@link Float#floatToRawIntBits} for f32, {@link
   *     Double#doubleToRawLongBits} for f64, two's complement for the others
   */
  record Scalar(ElementType type, long bits) implements Argument {}

  /**
   * The turn, from 0, of an enclosing {@link Step.Repeat}, passed as u32.
   *
   * @param depth which one: 0 is the outermost
   */
  record Counter(int depth) implements Argument {}
}
