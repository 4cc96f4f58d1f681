package io.spareframe.app.trial;

import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Engines;
import io.spareframe.compute.engine.ExecutionListener;
import io.spareframe.compute.engine.JobExecution;
import io.spareframe.compute.engine.Outcome;
import io.spareframe.compute.engine.Session;
import io.spareframe.compute.engine.SliceTarget;
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
import io.spareframe.compute.job.ManifestJson;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What slicing costs: one compute-bound launch run whole, and the same launch cut into slices, in
 * turn on the same device. Both go through the same code, so that slicing is all that differs.
 */
final class SlicingBenchmark {

  /**
   * What was measured.
   *
   * @param device where
   * @param ratios time sliced over time whole, pair by pair
   */
  record Result(String device, double[] ratios, Sample wholeMillis) {}

  private static final int BLOCKS = 4096;
  private static final int THREADS = 64;
  private static final int TURNS = 4800;

  /** Written straight in OpenCL C with the slice parameters that the dialect would add. */
  private static final String KERNEL =
      """
      __kernel void burn(uint first, uint grid_x, uint grid_y, __global float *out, uint turns) {
        uint at = (first + get_group_id(0)) * get_local_size(0) + get_local_id(0);
        float x = 1.0f + (float)at * 1e-7f;
        for (uint i = 0; i < turns; i++) {
          x = x * 1.0000001f + 1e-7f;
        }
        out[at] = x;
      }
      """;

  private final Consumer<String> print;

  SlicingBenchmark(Consumer<String> print) {
    this.print = print;
  }

  Result run(Engines engines, int pairs) throws EngineException {
    BlobSource blobs = id -> ByteBuffer.wrap(KERNEL.getBytes(StandardCharsets.UTF_8));
    JobManifest job = job();
    double[] ratios = new double[pairs];
    double[] whole = new double[pairs];
    try (Session session = engines.open(engines.devices().getFirst().id())) {
      timed(session, job, blobs, SliceTarget.unlimited());
      timed(session, job, blobs, SliceTarget.DEFAULT);
      for (int i = 0; i < pairs; i++) {
        boolean wholeFirst = i % 2 == 0;
        Duration first =
            timed(session, job, blobs, wholeFirst ? SliceTarget.unlimited() : SliceTarget.DEFAULT);
        Duration second =
            timed(session, job, blobs, wholeFirst ? SliceTarget.DEFAULT : SliceTarget.unlimited());
        Duration one = wholeFirst ? first : second;
        Duration sliced = wholeFirst ? second : first;
        whole[i] = one.toNanos() / 1e6;
        ratios[i] = (double) sliced.toNanos() / one.toNanos();
        print.accept(
            "pair %d of %d: whole %d ms, sliced %d ms"
                .formatted(i + 1, pairs, one.toMillis(), sliced.toMillis()));
      }
      return new Result(session.device().name(), ratios, Sample.of(whole));
    }
  }

  private static Duration timed(
      Session session, JobManifest job, BlobSource blobs, SliceTarget target) {
    JobExecution execution =
        new JobExecution(
            session, ManifestJson.id(job), job, blobs, new ExecutionListener() {}, target);
    long start = System.nanoTime();
    Outcome outcome = execution.run(Optional.empty());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (outcome instanceof Outcome.Failed(String reason, var fault)) {
      throw new CommandFailure("The benchmark's job failed: " + reason);
    }
    return time;
  }

  private static JobManifest job() {
    long elements = (long) BLOCKS * THREADS;
    ContentId text = ContentId.of(KERNEL.getBytes(StandardCharsets.UTF_8));
    return new JobManifest(
        "slicing benchmark",
        List.of(new KernelModule("burn", text, text)),
        List.of(
            new BufferSpec(
                "out", ElementType.F32, elements, new BufferRole.State(Optional.empty()))),
        List.of(
            new Step.Launch(
                "burn",
                "burn",
                new Extent(BLOCKS, 1, 1),
                new Extent(THREADS, 1, 1),
                List.of(new Argument.Buffer("out"), new Argument.Scalar(ElementType.U32, TURNS))),
            new Step.Emit("out", 0, ElementType.F32.bytes(), 1)),
        new Presentation.Data(),
        new DeclaredWork(
            2L * TURNS * elements,
            elements * ElementType.F32.bytes(),
            elements * ElementType.F32.bytes(),
            ElementType.F32.bytes()));
  }
}
