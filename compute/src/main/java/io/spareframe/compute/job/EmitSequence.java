package io.spareframe.compute.job;

import java.util.ArrayList;
import java.util.List;

/** The emits of a program in the order in which they run: the one at {@code i} makes chunk i. */
public final class EmitSequence {

  private EmitSequence() {}

  /**
   * Writes out every emit.
   *
   * @param program of a manifest that keeps its limits, so that the list is short
   */
  public static List<Step.Emit> of(List<Step> program) {
    List<Step.Emit> emits = new ArrayList<>();
    for (Step step : program) {
      switch (step) {
        case Step.Launch launch -> {}
        case Step.Emit emit -> emits.add(emit);
        case Step.Repeat(int times, List<Step> body) -> {
          List<Step.Emit> turn = of(body);
          for (int i = 0; i < times && !turn.isEmpty(); i++) {
            emits.addAll(turn);
          }
        }
      }
    }
    return List.copyOf(emits);
  }
}
