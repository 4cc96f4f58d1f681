package io.spareframe.compute;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spareframe.compute.job.Argument;
import io.spareframe.compute.job.BlobStore;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.KernelModule;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs small integer jobs: the same bits on every device, in whatever order blocks run. */
public final class TestJobs {

  /** Threads in a block, and so words of state that a block owns. */
  public static final int BLOCK = 64;

  /** Blocks of a launch. */
  public static final int GRID = 256;

  private static final long WORDS = (long) BLOCK * GRID;

  /** Each run of a block changes its words in a way that shows if it ran twice or not at all. */
  private static final String MIX =
      """
      __kernel void stir(uint first, uint gx, uint gy, __global uint *a, uint rounds, uint turn) {
        uint i = (first + (uint) get_group_id(0)) * 64u + (uint) get_local_id(0);
        uint x = a[i] + i * 2654435761u + turn;
        for (uint k = 0; k < rounds; k++) {
          x ^= x << 13; x ^= x >> 17; x ^= x << 5; x += k;
        }
        a[i] = x;
      }
      """;

  private static final String ENDLESS =
      """
      __kernel void stir(uint first, uint gx, uint gy, __global uint *a, uint rounds, uint turn) {
        volatile __global uint *b = a;
        while (b[0] != 77777u || rounds == 0u) { b[1] = b[1] + 1u; }
      }
      """;

  private static final String BROKEN =
      """
      __kernel void stir(uint first, uint gx, uint gy, __global uint *a, uint rounds, uint turn) {
        a[0] = there_is_no_such_thing;
      }
      """;

  private static final String PTX =
      """
      .version 4.0
      .target sm_50
      .address_size 64
      .visible .entry stir(.param .u32 f, .param .u32 x, .param .u32 y, .param .u64 a,
        .param .u32 rounds, .param .u32 turn) { ret; }
      """;

  private TestJobs() {}

  /**
   * A job that mixes its state and emits it a few times.
   *
   * @param chunks how often it emits
   * @param turns launches before each emit
   * @param rounds how long each thread works in a launch
   */
  public static PackedJob mixing(Path folder, int chunks, int turns, int rounds)
      throws IOException, InvalidJobException {
    return pack(folder, "mix", MIX, WORDS, chunks, turns, rounds);
  }

  /** A job whose kernel never ends. */
  public static PackedJob endless(Path folder) throws IOException, InvalidJobException {
    return pack(folder, "endless", ENDLESS, WORDS, 1, 1, 1);
  }

  /** A job whose kernel does not compile. */
  public static PackedJob broken(Path folder) throws IOException, InvalidJobException {
    return pack(folder, "broken", BROKEN, WORDS, 1, 1, 1);
  }

  /** A job with more buffers, each of 1 GiB, than a test machine has memory. */
  public static PackedJob huge(Path folder) throws IOException, InvalidJobException {
    return pack(folder, "huge", MIX, 1L << 28, 1, 1, 1);
  }

  private static PackedJob pack(
      Path folder, String name, String source, long words, int chunks, int turns, int rounds)
      throws IOException, InvalidJobException {
    BlobStore blobs = PackedJob.blobsOf(folder);
    ContentId opencl = blobs.put(ByteBuffer.wrap(source.getBytes(US_ASCII)));
    ContentId ptx = blobs.put(ByteBuffer.wrap(PTX.getBytes(US_ASCII)));
    Step launch =
        new Step.Launch(
            "m",
            "stir",
            new Extent(GRID, 1, 1),
            new Extent(BLOCK, 1, 1),
            List.of(
                new Argument.Buffer("a"),
                new Argument.Scalar(ElementType.U32, rounds),
                new Argument.Counter(0)));
    List<Step> program = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      program.add(new Step.Repeat(turns, List.of(launch)));
      program.add(new Step.Emit("a", 0, WORDS * 4, chunk + 1));
    }
    List<BufferSpec> buffers = new ArrayList<>();
    buffers.add(
        new BufferSpec("a", ElementType.U32, WORDS, new BufferRole.State(Optional.empty())));
    long bytes = WORDS * 4;
    for (long rest = words - WORDS; rest > 0 && buffers.size() < 60; rest = words) {
      buffers.add(
          new BufferSpec("b" + buffers.size(), ElementType.U32, words, new BufferRole.Scratch()));
      bytes += words * 4;
    }
    return PackedJob.write(
        folder,
        new JobManifest(
            name,
            List.of(new KernelModule("m", opencl, ptx)),
            buffers,
            program,
            new Presentation.Data(),
            new DeclaredWork(1L << 40, 1L << 40, bytes, chunks * WORDS * 4)));
  }
}
