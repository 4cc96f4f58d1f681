package io.spareframe.compute.job;

import java.util.Arrays;
import java.util.List;

/**
 * A program seen as the flat sequence of leaves that run when every repeat is written out. It is
 * never really written out: a leaf is found by its index, so a cursor is one number.
 */
public final class UnrolledProgram {

  /**
   * A leaf about to run.
   *
   * @param step what to run
   * @param counters the turns of the enclosing repeats, outermost first
   * @param emitIndex how many emits ran before this leaf: the chunk number if it is one itself
   */
  public record Position(Step.Leaf step, List<Integer> counters, int emitIndex) {}

  private final Sequence root;

  public UnrolledProgram(List<Step> program) {
    root = new Sequence(program);
  }

  /**
   * How many leaves run in all.
   *
   * @return at least 0; {@link Long#MAX_VALUE} where the true number is larger
   */
  public long leaves() {
    return root.leaves;
  }

  /** How many chunks are emitted in all; {@link Long#MAX_VALUE} where the true number is larger. */
  public long emits() {
    return root.emits;
  }

  /**
   * The leaf with this index.
   *
   * @throws IndexOutOfBoundsException unless 0 ≤ index &lt; {@link #leaves()}
   */
  public Position at(long index) {
    if (index < 0 || index >= root.leaves) {
      throw new IndexOutOfBoundsException("leaf " + index + " of " + root.leaves);
    }
    Integer[] counters = new Integer[0];
    Sequence sequence = root;
    long rest = index;
    long emits = 0;
    while (true) {
      int child = 0;
      while (rest >= sequence.leavesOf[child]) {
        rest -= sequence.leavesOf[child];
        emits += sequence.emitsOf[child];
        child++;
      }
      switch (sequence.steps.get(child)) {
        case Step.Leaf leaf -> {
          return new Position(leaf, List.of(counters), Math.toIntExact(emits));
        }
        case Step.Repeat repeat -> {
          Sequence body = sequence.bodies[child];
          int turn = Math.toIntExact(rest / body.leaves);
          rest %= body.leaves;
          emits += turn * body.emits;
          counters = Arrays.copyOf(counters, counters.length + 1);
          counters[counters.length - 1] = turn;
          sequence = body;
        }
      }
    }
  }

  private static final class Sequence {
    private final List<Step> steps;
    private final Sequence[] bodies;
    private final long[] leavesOf;
    private final long[] emitsOf;
    private final long leaves;
    private final long emits;

    Sequence(List<Step> steps) {
      this.steps = steps;
      bodies = new Sequence[steps.size()];
      leavesOf = new long[steps.size()];
      emitsOf = new long[steps.size()];
      long allLeaves = 0;
      long allEmits = 0;
      for (int i = 0; i < steps.size(); i++) {
        switch (steps.get(i)) {
          case Step.Launch launch -> leavesOf[i] = 1;
          case Step.Emit emit -> {
            leavesOf[i] = 1;
            emitsOf[i] = 1;
          }
          case Step.Repeat(int times, List<Step> body) -> {
            bodies[i] = new Sequence(body);
            leavesOf[i] = saturatedProduct(times, bodies[i].leaves);
            emitsOf[i] = saturatedProduct(times, bodies[i].emits);
          }
        }
        allLeaves = saturatedSum(allLeaves, leavesOf[i]);
        allEmits = saturatedSum(allEmits, emitsOf[i]);
      }
      leaves = allLeaves;
      emits = allEmits;
    }

    private static long saturatedSum(long a, long b) {
      return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long saturatedProduct(long a, long b) {
      return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
  }
}
