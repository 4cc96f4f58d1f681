package io.spareframe.compute.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spareframe.compute.job.KernelText;
import io.spareframe.compute.packer.render.RenderPacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelPackerTest {

  /** The clang that made the PTX in the resources; another major writes other text. */
  private static final int SHIPPED_WITH = 14;

  private static final String GOOD =
      """
      KERNEL void twice(SLICE, GLOBAL f32 *values, u32 count) {
        u32 i = GLOBAL_ID_X;
        if (i < count) values[i] = values[i] * 2.0f;
      }
      """;

  @TempDir private Path folder;

  @Test
  void theShippedPtxIsWhatClangMakesOfTheShippedSource() throws Exception {
    KernelPacker packer = packer();
    assumeThat(packer.clangMajor()).isEqualTo(SHIPPED_WITH);
    KernelVariants made = packer.pack("render", KernelDialect.source(RenderPacker.class, "render"));
    assertThat(made).isEqualTo(KernelDialect.shipped(RenderPacker.class, "render"));
  }

  @ParameterizedTest
  @ValueSource(ints = {75, 80, 86, 87, 88, 89, 90, 100, 103, 110, 120, 121})
  void theShippedPtxAssemblesForEveryGeneration(int architecture) throws Exception {
    Path ptx = folder.resolve("render.ptx");
    Files.writeString(ptx, KernelDialect.shipped(RenderPacker.class, "render").ptx());
    assumeThat(run("ptxas", "--help")).as("ptxas is here").isZero();
    assertThat(
            run(
                "ptxas",
                "-arch=sm_" + architecture,
                ptx.toString(),
                "-o",
                folder.resolve("out.cubin").toString()))
        .isZero();
  }

  @Test
  void bothVariantsPassTheChecksThatProvidersMake() throws Exception {
    KernelVariants made = packer().pack("twice", GOOD);
    assertThatCode(() -> KernelText.checkOpenCl("opencl", made.opencl()))
        .doesNotThrowAnyException();
    assertThatCode(() -> KernelText.checkPtx("ptx", made.ptx())).doesNotThrowAnyException();
    assertThat(KernelText.definesOpenClKernel(made.opencl(), "twice")).isTrue();
    assertThat(KernelText.definesPtxEntry(made.ptx(), "twice")).isTrue();
  }

  @Test
  void productsAndSumsAreNeverFused() throws Exception {
    KernelVariants made =
        packer()
            .pack("fuse", "KERNEL void fuse(SLICE, GLOBAL f32 *a) { a[0] = a[0] * a[1] + a[2]; }");
    assertThat(made.ptx()).contains("mul.rn.f32").contains("add.rn.f32").doesNotContain("fma");
  }

  @Test
  void aMistakeIsShownWithItsLine() throws Exception {
    KernelPacker packer = packer();
    assertThatThrownBy(() -> packer.pack("My Kernel", GOOD.replace("2.0f", "two")))
        .isInstanceOf(KernelPackException.class)
        .hasMessageContaining("my_kernel.c:3:")
        .hasMessageContaining("two");
  }

  @Test
  void whatOnlyOneVariantHasIsRefused() throws Exception {
    KernelPacker packer = packer();
    assertThatThrownBy(() -> packer.pack("vector", "KERNEL void k(SLICE, GLOBAL float4 *a) {}"))
        .isInstanceOf(KernelPackException.class)
        .hasMessageContaining("float4");
    assertThatThrownBy(() -> packer.pack("classes", "class C {}; KERNEL void k(SLICE) {}"))
        .isInstanceOf(KernelPackException.class);
  }

  @Test
  void whatProvidersRefuseIsNotCompiled() throws Exception {
    KernelPacker packer = packer();
    assertThatThrownBy(() -> packer.pack("k", "#include </etc/hostname>\n"))
        .isInstanceOf(KernelPackException.class)
        .hasMessageStartingWith("k: has #include : # may only begin one of");
  }

  @Test
  void withoutClangTheRemedyIsTold() {
    assertThatThrownBy(() -> KernelPacker.find(List.of("no-such-compiler-here")))
        .isInstanceOf(KernelPackException.class)
        .hasMessageContaining("apt-get install clang");
  }

  private static KernelPacker packer() throws InterruptedException {
    try {
      return KernelPacker.find();
    } catch (KernelPackException e) {
      assumeThat(e).as("clang is here").isNull();
      throw new AssertionError(e);
    }
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
