package io.spareframe.compute.engine;

import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.job.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts blocks per launch of a program: all of them, and those before a cursor. Doubles, since the
 * counts of a hostile program overflow a long and a share needs no more precision.
 */
final class WorkMeter {

  private final Map<Step.Launch, Double> total = new HashMap<>();
  private final Map<Step.Launch, Double> done = new HashMap<>();

  WorkMeter(List<Step> program, JobCursor from) {
    addAll(program, 1, total);
    addBefore(program, from, done);
  }

  /** Counts blocks that have run. */
  void add(Step.Launch launch, int blocks) {
    done.merge(launch, (double) blocks, Double::sum);
  }

  /** The cost of a block, in any unit. */
  @FunctionalInterface
  interface BlockCost {
    double of(Step.Launch launch);
  }

  /** The done part of all work, 0 to 1; 1 where there is no work. */
  double share(BlockCost cost) {
    double all = 0;
    double past = 0;
    for (Map.Entry<Step.Launch, Double> entry : total.entrySet()) {
      double blockCost = cost.of(entry.getKey());
      all += entry.getValue() * blockCost;
      past += done.getOrDefault(entry.getKey(), 0.0) * blockCost;
    }
    return all > 0 ? Math.clamp(past / all, 0.0, 1.0) : 1;
  }

  private static void addAll(List<Step> steps, double times, Map<Step.Launch, Double> counts) {
    for (Step step : steps) {
      switch (step) {
        case Step.Launch launch ->
            counts.merge(launch, times * launch.grid().volume(), Double::sum);
        case Step.Repeat(int turns, List<Step> body) -> addAll(body, times * turns, counts);
        case Step.Emit emit -> {}
      }
    }
  }

  private static void addBefore(
      List<Step> steps, JobCursor cursor, Map<Step.Launch, Double> counts) {
    long rest = cursor.leaf();
    for (Step step : steps) {
      double leaves = leaves(step);
      if (rest >= leaves) {
        addAll(List.of(step), 1, counts);
        rest -= (long) leaves;
        continue;
      }
      switch (step) {
        case Step.Launch launch -> counts.merge(launch, (double) cursor.block(), Double::sum);
        case Step.Repeat(int times, List<Step> body) -> {
          double bodyLeaves = body.stream().mapToDouble(WorkMeter::leaves).sum();
          long turns = (long) (rest / bodyLeaves);
          addAll(body, turns, counts);
          addBefore(
              body, new JobCursor(rest - (long) (turns * bodyLeaves), cursor.block()), counts);
        }
        case Step.Emit emit -> {}
      }
      return;
    }
  }

  private static double leaves(Step step) {
    return switch (step) {
      case Step.Leaf leaf -> 1;
      case Step.Repeat(int times, List<Step> body) ->
          times * body.stream().mapToDouble(WorkMeter::leaves).sum();
    };
  }
}
