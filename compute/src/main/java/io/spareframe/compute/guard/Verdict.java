package io.spareframe.compute.guard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** All opinions, folded into one. */
public sealed interface Verdict {

  /** Lend. */
  record MayLend() implements Verdict {}

  /**
   * Do not.
   *
   * @param holds why, the strongest first; at least one
   */
  record Held(List<Opinion.Hold> holds) implements Verdict {

    public Held {
      holds = List.copyOf(holds);
    }

    /** The one that decides how fast to stop and what the user is told. */
    public Opinion.Hold strongest() {
      return holds.getFirst();
    }
  }

  /**
   * Nothing holds any more, but only since a moment: a game that is switched away from and back
   * must not start and stop lending each time.
   *
   * @param until when lending comes back if nothing holds in between
   */
  record Settling(Instant until) implements Verdict {}

  /** The verdict on these opinions, without any settling. */
  static Verdict of(List<Opinion> opinions) {
    List<Opinion.Hold> holds =
        opinions.stream()
            .filter(Opinion.Hold.class::isInstance)
            .map(Opinion.Hold.class::cast)
            .sorted(
                Comparator.comparing(Opinion.Hold::urgency)
                    .reversed()
                    .thenComparing(Opinion.Hold::since))
            .toList();
    return holds.isEmpty() ? new MayLend() : new Held(holds);
  }
}
