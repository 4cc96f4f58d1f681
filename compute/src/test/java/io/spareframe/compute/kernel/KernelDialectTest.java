package io.spareframe.compute.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.Argument;
import io.spareframe.compute.job.BlobStore;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.KernelModule;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dialect's words mean, seen on a real OpenCL device. */
class KernelDialectTest {

  /** OpenCL sessions never read it. */
  private static final String NO_PTX = "";

  private static final int COUNT = 65_536;

  @TempDir private Path folder;

  @Test
  void everyThreadOfAThreeDimensionalGridFindsItsOwnPlace() throws Exception {
    Extent grid = new Extent(5, 4, 3);
    Extent block = new Extent(4, 2, 2);
    ByteBuffer seen =
        run(
            """
            KERNEL void k(SLICE, GLOBAL u32 *out) {
              u32 width = GRID_X * BLOCK_SIZE_X;
              u32 height = GRID_Y * BLOCK_SIZE_Y;
              u32 i = (GLOBAL_ID_Z * height + GLOBAL_ID_Y) * width + GLOBAL_ID_X;
              out[i] += 1u + (BLOCK_Z << 28 | BLOCK_Y << 24 | BLOCK_X << 20 | THREAD_Z << 16
                              | THREAD_Y << 12 | THREAD_X << 8);
            }
            """,
            ByteBuffer.allocate(20 * 8 * 6 * 4),
            grid,
            block);
    for (int z = 0; z < 6; z++) {
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 20; x++) {
          int expected =
              1
                  + ((z / 2) << 28
                      | (y / 2) << 24
                      | (x / 4) << 20
                      | (z % 2) << 16
                      | (y % 2) << 12
                      | (x % 4) << 8);
          assertThat(seen.getInt(((z * 8 + y) * 20 + x) * 4)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aBlockSharesLocalMemoryAcrossABarrier() throws Exception {
    ByteBuffer sums =
        run(
            """
            KERNEL void k(SLICE, GLOBAL u32 *out) {
              LOCAL_ARRAY(u32, part, 64);
              u32 stride;
              part[THREAD_X] = GLOBAL_ID_X;
              BARRIER();
              for (stride = 32u; stride > 0u; stride /= 2u) {
                if (THREAD_X < stride) part[THREAD_X] += part[THREAD_X + stride];
                BARRIER();
              }
              if (THREAD_X == 0u) out[BLOCK_X] = part[0];
            }
            """,
            ByteBuffer.allocate(16 * 4),
            new Extent(16, 1, 1),
            new Extent(64, 1, 1));
    for (int block = 0; block < 16; block++) {
      assertThat(sums.getInt(block * 4)).isEqualTo(64 * 64 * block + 63 * 32);
    }
  }

  @Test
  void atomicsCountEveryThread() throws Exception {
    ByteBuffer out =
        run(
            """
            KERNEL void k(SLICE, GLOBAL u32 *out) {
              LOCAL_ARRAY(u32, here, 1);
              GLOBAL i32 *as_signed = (GLOBAL i32 *)out;
              i32 n = (i32)GLOBAL_ID_X - 500;
              if (THREAD_X == 0u) here[0] = 0u;
              BARRIER();
              sf_atomic_add(here, 1u);
              BARRIER();
              if (THREAD_X == 0u) sf_atomic_add(out, here[0]);
              sf_atomic_max(out + 1, GLOBAL_ID_X);
              sf_atomic_min(as_signed + 2, n);
              sf_atomic_max(as_signed + 3, n);
            }
            """,
            ByteBuffer.allocate(16),
            new Extent(16, 1, 1),
            new Extent(64, 1, 1));
    assertThat(out.getInt(0)).isEqualTo(1024);
    assertThat(out.getInt(4)).isEqualTo(1023);
    assertThat(out.getInt(8)).isEqualTo(-500);
    assertThat(out.getInt(12)).isEqualTo(523);
  }

  @Test
  void expIsExact() throws Exception {
    checkRelative("sf_exp", -86, 88.7, Math::exp, 2e-7);
    assertThat(values("sf_exp", 88.8, 1000).getFloat(0)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(values("sf_exp", -88, -1000).getFloat(0)).isZero();
  }

  @Test
  void logIsExact() throws Exception {
    checkRelative("sf_log", 1.5, 1e30, Math::log, 2e-7);
    checkRelative("sf_log", 1e-30, 0.7, Math::log, 2e-7);
    ByteBuffer near = values("sf_log", 0.7, 1.5);
    for (int i = 0; i < COUNT; i++) {
      assertThat((double) near.getFloat(i * 4))
          .isCloseTo(Math.log(argument(0.7, 1.5, i)), within(2e-7));
    }
    assertThat(values("sf_log", 0, 0).getFloat(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(values("sf_log", -1, -1).getFloat(0)).isNaN();
  }

  @Test
  void sineAndCosineAreExact() throws Exception {
    ByteBuffer sines = values("sf_sin", -8000, 8000);
    ByteBuffer cosines = values("sf_cos", -8000, 8000);
    for (int i = 0; i < COUNT; i++) {
      double x = argument(-8000, 8000, i);
      assertThat((double) sines.getFloat(i * 4)).isCloseTo(Math.sin(x), within(2e-7));
      assertThat((double) cosines.getFloat(i * 4)).isCloseTo(Math.cos(x), within(2e-7));
    }
  }

  @Test
  void powersAreAsExactAsTheirSizeAllows() throws Exception {
    checkRelative("SF_POW_2_4", 0.001, 10, x -> Math.pow(x, 2.4f), 5e-6);
    assertThat(values("SF_POW_2_4", 0, 0).getFloat(0)).isZero();
  }

  private void checkRelative(
      String function, double from, double to, DoubleUnaryOperator exact, double error)
      throws Exception {
    ByteBuffer found = values(function, from, to);
    for (int i = 0; i < COUNT; i++) {
      double expected = exact.applyAsDouble(argument(from, to, i));
      assertThat((double) found.getFloat(i * 4))
          .isCloseTo(expected, within(Math.abs(expected) * error));
    }
  }

  private static float argument(double from, double to, int i) {
    return (float) (from + (to - from) * i / (COUNT - 1));
  }

  private ByteBuffer values(String function, double from, double to) throws Exception {
    ByteBuffer arguments = ByteBuffer.allocate(COUNT * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < COUNT; i++) {
      arguments.putFloat(argument(from, to, i));
    }
    return run(
        "#define SF_POW_2_4(x) sf_pow(x, 2.4f)\n"
            + "KERNEL void k(SLICE, GLOBAL f32 *a) {\n"
            + "  a[GLOBAL_ID_X] = "
            + function
            + "(a[GLOBAL_ID_X]);\n}\n",
        arguments.flip(),
        new Extent(COUNT / 256, 1, 1),
        new Extent(256, 1, 1));
  }

  /** Runs kernel {@code k} over a buffer and gives the buffer. */
  private ByteBuffer run(String source, ByteBuffer content, Extent grid, Extent block)
      throws Exception {
    BlobStore blobs = new BlobStore(folder);
    KernelModule module = new KernelVariants(KernelDialect.openCl(source), NO_PTX).put("m", blobs);
    long bytes = content.remaining();
    JobManifest manifest =
        new JobManifest(
            "a test",
            List.of(module),
            List.of(
                new BufferSpec(
                    "out",
                    ElementType.U32,
                    bytes / 4,
                    new BufferRole.State(Optional.of(blobs.put(content))))),
            List.of(
                new Step.Launch("m", "k", grid, block, List.of(new Argument.Buffer("out"))),
                new Step.Emit("out", 0, bytes, 1)),
            new Presentation.Data(),
            new DeclaredWork(1, 1, bytes, bytes));
    return new OpenClRun(manifest, blobs).chunks(SliceTarget.DEFAULT).getFirst();
  }
}
