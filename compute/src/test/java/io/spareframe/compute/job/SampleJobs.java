package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Small valid jobs that tests bend. */
final class SampleJobs {

  static final String OPENCL = "__kernel void add(__global uint *a) { a[0] += 1; }\n";
  static final String PTX =
      """
      // made by hand
      .version 4.0
      .target sm_50
      .address_size 64
      .visible .entry add(.param .u64 p) { ret; }
      """;

  private SampleJobs() {}

  /** A job with one of everything that the format has. */
  static JobManifest everything(BlobSink blobs) throws IOException {
    ContentId opencl = blobs.put(ByteBuffer.wrap(OPENCL.getBytes(StandardCharsets.US_ASCII)));
    ContentId ptx = blobs.put(ByteBuffer.wrap(PTX.getBytes(StandardCharsets.US_ASCII)));
    ContentId input = blobs.put(ByteBuffer.allocate(16));
    Step.Launch launch =
        new Step.Launch(
            "math",
            "add",
            new Extent(4, 3, 2),
            new Extent(8, 4, 2),
            List.of(
                new Argument.Buffer("picture"),
                new Argument.Counter(0),
                new Argument.Counter(1),
                new Argument.Scalar(ElementType.U32, 0xFFFF_FFFFL),
                new Argument.Scalar(ElementType.I32, -7),
                new Argument.Scalar(ElementType.I64, Long.MIN_VALUE),
                new Argument.Scalar(ElementType.U64, -1),
                new Argument.Scalar(ElementType.F32, Float.floatToRawIntBits(0.1f)),
                new Argument.Scalar(
                    ElementType.F32, Integer.toUnsignedLong(Float.floatToRawIntBits(-0.0f))),
                new Argument.Scalar(ElementType.F32, 0x7fc0_0001L),
                new Argument.Scalar(ElementType.F64, Double.doubleToRawLongBits(-1.0 / 3))));
    return new JobManifest(
        "Everything \"at once\" ‑ 兎",
        List.of(new KernelModule("math", opencl, ptx)),
        List.of(
            new BufferSpec("picture", ElementType.U32, 6, new BufferRole.State(Optional.empty())),
            new BufferSpec("in", ElementType.F32, 4, new BufferRole.Input(input)),
            new BufferSpec("seed", ElementType.U64, 2, new BufferRole.State(Optional.of(input))),
            new BufferSpec("room", ElementType.U8, 5, new BufferRole.Scratch())),
        List.of(
            new Step.Repeat(
                3,
                List.of(new Step.Repeat(2, List.of(launch)), new Step.Emit("picture", 0, 24, 5)))),
        new Presentation.Picture(3, 2),
        new DeclaredWork(1_000, 2_000, 61, 72));
  }

  static BlobSink nowhere() {
    return ContentId::of;
  }
}
