package io.spareframe.compute.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SliceSizerTest {

  private static final long MILLI = 1_000_000;

  private final SliceSizer sizer = new SliceSizer(SliceTarget.DEFAULT, 4);

  @Test
  void theFirstSliceOfAnUnknownKernelIsTiny() {
    assertThat(sizer.next(1_000_000)).isEqualTo(4);
    assertThat(sizer.next(3)).isEqualTo(3);
  }

  @Test
  void aSliceGrowsFourfoldAtMost() {
    sizer.measured(4, 4);
    assertThat(sizer.next(1_000_000)).isEqualTo(16);
  }

  @Test
  void aKnownKernelGetsHalfTheAnswerTimeASlice() {
    for (int i = 0; i < 20; i++) {
      int blocks = sizer.next(1_000_000);
      sizer.measured(blocks, blocks * MILLI / 100);
    }
    assertThat(sizer.next(1_000_000)).isEqualTo(400);
    assertThat(sizer.estimateNanos(400)).isCloseTo(4 * MILLI, within(1.0));
  }

  @Test
  void theLastSliceIsNoRemnant() {
    sizer.measured(400, 4 * MILLI);
    assertThat(sizer.next(404)).isEqualTo(204);
    assertThat(sizer.next(200)).isEqualTo(200);
  }

  @Test
  void aSlowerKernelGetsSmallerSlicesAtOnce() {
    sizer.measured(400, 4 * MILLI);
    sizer.measured(400, 40 * MILLI);
    assertThat(sizer.next(1_000_000)).isLessThan(200);
  }

  @Test
  void aBlockLongerThanTheAnswerTimeRunsAlone() {
    sizer.measured(4, 400 * MILLI);
    assertThat(sizer.next(1_000_000)).isEqualTo(1);
  }

  @Test
  void slicesFillAllComputeUnitsWhereTheyCan() {
    sizer.measured(100, MILLI);
    assertThat(sizer.next(1_000_000) % 4).isZero();
  }

  @Test
  void anUnlimitedTargetNeverCuts() {
    assertThat(new SliceSizer(SliceTarget.unlimited(), 4).next(1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void theAnswerTimeIsBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> SliceTarget.of(Duration.ofMillis(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> SliceTarget.of(Duration.ofMillis(51)));
  }
}
