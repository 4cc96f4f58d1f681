package io.spareframe.compute.job;

import java.util.List;

/**
 * Counts the blocks of a program, the unit in which work done twice shows. It takes the program of
 * a manifest that keeps its limits, so that no number overflows.
 */
public final class BlockCount {

  private record Size(long leaves, long blocks) {}

  private final List<Step> program;

  public BlockCount(List<Step> program) {
    this.program = List.copyOf(program);
  }

  /** The blocks of all launches. */
  public long total() {
    return size(program).blocks;
  }

  /** The blocks that are done when a job has come this far. */
  public long before(JobCursor cursor) {
    return before(program, cursor);
  }

  private static long before(List<Step> steps, JobCursor cursor) {
    long leavesLeft = cursor.leaf();
    long blocks = 0;
    for (Step step : steps) {
      Size size = size(step);
      if (leavesLeft < size.leaves) {
        return blocks + within(step, new JobCursor(leavesLeft, cursor.block()));
      }
      leavesLeft -= size.leaves;
      blocks += size.blocks;
    }
    return blocks;
  }

  private static long within(Step step, JobCursor cursor) {
    return switch (step) {
      case Step.Leaf leaf -> cursor.block();
      case Step.Repeat(int times, List<Step> body) -> {
        Size turn = size(body);
        long turns = cursor.leaf() / turn.leaves;
        JobCursor rest = new JobCursor(cursor.leaf() % turn.leaves, cursor.block());
        yield turns * turn.blocks + before(body, rest);
      }
    };
  }

  private static Size size(Step step) {
    return switch (step) {
      case Step.Launch launch -> new Size(1, launch.grid().volume());
      case Step.Emit emit -> new Size(1, 0);
      case Step.Repeat(int times, List<Step> body) -> {
        Size turn = size(body);
        yield new Size(times * turn.leaves, times * turn.blocks);
      }
    };
  }

  private static Size size(List<Step> steps) {
    long leaves = 0;
    long blocks = 0;
    for (Step step : steps) {
      Size size = size(step);
      leaves += size.leaves;
      blocks += size.blocks;
    }
    return new Size(leaves, blocks);
  }
}
