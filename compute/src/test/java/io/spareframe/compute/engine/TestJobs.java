package io.spareframe.compute.engine;

import io.spareframe.compute.job.Argument;
import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.KernelModule;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs of the contract's {@code visits} kernel, which counts how often each block ran. */
final class TestJobs {

  static final ContentId JOB = ContentId.of("a job".getBytes(StandardCharsets.UTF_8));

  private static final Extent ONE = new Extent(1, 1, 1);

  private final Map<ContentId, ByteBuffer> content = new HashMap<>();
  private final KernelModule module;

  TestJobs() {
    module = module("contract");
  }

  KernelModule module(String name) {
    return new KernelModule(
        name, put(TestKernels.text(name + ".cl")), put(TestKernels.text(name + ".ptx")));
  }

  ContentId put(String text) {
    return put(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  ContentId put(ByteBuffer bytes) {
    ContentId id = ContentId.of(bytes);
    content.put(id, bytes.asReadOnlyBuffer());
    return id;
  }

  BlobSource blobs() {
    return id -> {
      ByteBuffer bytes = content.get(id);
      if (bytes == null) {
        throw new NoSuchFileException(id.hex());
      }
      return bytes;
    };
  }

  /** Counts in the state {@code count}. */
  JobManifest visiting(int blocks, Step... program) {
    return job(
        List.of(module),
        List.of(
            new BufferSpec(
                "count", ElementType.U32, blocks, new BufferRole.State(Optional.empty()))),
        program);
  }

  static JobManifest job(List<KernelModule> modules, List<BufferSpec> buffers, Step... program) {
    return new JobManifest(
        "a test",
        modules,
        buffers,
        List.of(program),
        new Presentation.Data(),
        new DeclaredWork(1, 1, 1 << 24, 1 << 24));
  }

  /** Every block once, with so many rounds of arithmetic each. */
  static Step visit(int blocks, int rounds) {
    return new Step.Launch(
        "contract",
        "visits",
        new Extent(blocks, 1, 1),
        ONE,
        List.of(new Argument.Buffer("count"), new Argument.Scalar(ElementType.U32, rounds)));
  }

  static Step emit(int blocks) {
    return new Step.Emit("count", 0, (long) blocks * Integer.BYTES, 1);
  }
}
