package io.spareframe.compute.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.TestKernels;
import org.junit.jupiter.api.Test;

class PtxSignatureTest {

  @Test
  void whatTheCompilerWritesIsUnderstood() throws EngineException {
    String ptx = TestKernels.text("contract.ptx");
    assertThat(PtxSignature.parameterBytes(ptx, "visits")).containsExactly(4, 4, 4, 8, 4);
    assertThat(PtxSignature.parameterBytes(ptx, "scalars"))
        .containsExactly(4, 4, 4, 8, 4, 4, 4, 8, 8);
  }

  @Test
  void pointersWithAttributesAndNoParametersAreUnderstood() throws EngineException {
    assertThat(
            PtxSignature.parameterBytes(
                ".entry k(.param .u64 .ptr .global .align 4 a, .param .f32 b){}", "k"))
        .containsExactly(8, 4);
    assertThat(PtxSignature.parameterBytes(".entry k\n{ ret; }", "k")).isEmpty();
    assertThat(PtxSignature.parameterBytes(".entry k()\n{ ret; }", "k")).isEmpty();
  }

  @Test
  void aCommentCannotPoseAsAKernel() throws EngineException {
    String ptx =
        """
        // .entry k(.param .u32 a)
        /* .entry k(.param .u32 a)
           .entry k(.param .u32 a) */
        .visible .entry k(.param .u64 a, // .param .u8 x
          .param .u64 b) { ret; }
        """;
    assertThat(PtxSignature.parameterBytes(ptx, "k")).containsExactly(8, 8);
  }

  @Test
  void aLongerNameIsAnotherKernel() {
    assertRefused(".entry kernel(.param .u32 a) { ret; }", "no kernel kern");
  }

  @Test
  void twoKernelsOfOneNameAreRefused() {
    assertRefused(".entry kern() {} .entry kern() {}", "two kernels");
  }

  @Test
  void aStructIsRefused() {
    assertRefused(".entry kern(.param .align 8 .b8 a[4096]) {}", "no number and no pointer");
  }

  private static void assertRefused(String ptx, String part) {
    assertThatExceptionOfType(EngineException.BadKernel.class)
        .isThrownBy(() -> PtxSignature.parameterBytes(ptx, "kern"))
        .withMessageContaining(part);
  }
}
