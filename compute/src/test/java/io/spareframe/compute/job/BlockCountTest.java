package io.spareframe.compute.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockCountTest {

  private static final Step EMIT = new Step.Emit("a", 0, 4, 1);

  private static Step launch(int blocks) {
    return new Step.Launch("m", "k", new Extent(blocks, 2, 1), new Extent(1, 1, 1), List.of());
  }

  private static final List<Step> PROGRAM =
      List.of(
          launch(5),
          new Step.Repeat(3, List.of(launch(1), new Step.Repeat(2, List.of(launch(4))), EMIT)),
          new Step.Repeat(0, List.of(launch(9))),
          launch(7));

  @Test
  void theBlocksBeforeEveryLeafAreThoseOfTheLeavesBefore() {
    UnrolledProgram unrolled = new UnrolledProgram(PROGRAM);
    BlockCount count = new BlockCount(PROGRAM);
    long blocks = 0;
    for (long leaf = 0; leaf < unrolled.leaves(); leaf++) {
      assertThat(count.before(new JobCursor(leaf, 0))).isEqualTo(blocks);
      if (unrolled.at(leaf).step() instanceof Step.Launch launch) {
        assertThat(count.before(new JobCursor(leaf, 1))).isEqualTo(blocks + 1);
        blocks += launch.grid().volume();
      }
    }
    assertThat(count.before(new JobCursor(unrolled.leaves(), 0))).isEqualTo(blocks);
    assertThat(count.total()).isEqualTo(blocks);
  }

  @Test
  void theEmitsComeInTheOrderOfTheUnrolledProgram() {
    List<Step> program =
        List.of(
            new Step.Repeat(10_000_000, List.of(launch(1))),
            new Step.Repeat(2, List.of(EMIT, new Step.Emit("b", 0, 4, 1))),
            EMIT);
    assertThat(EmitSequence.of(program))
        .extracting(Step.Emit::buffer)
        .containsExactly("a", "b", "a", "b", "a");
  }
}
