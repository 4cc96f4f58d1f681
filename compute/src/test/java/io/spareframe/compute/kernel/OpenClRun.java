package io.spareframe.compute.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.compute.engine.Checkpoint;
import io.spareframe.compute.engine.Engine;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.ExecutionListener;
import io.spareframe.compute.engine.JobExecution;
import io.spareframe.compute.engine.Outcome;
import io.spareframe.compute.engine.Session;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.engine.opencl.OpenClEngine;
import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.ManifestJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Runs packed jobs on this machine's first OpenCL device. */
public final class OpenClRun {

  private final JobManifest manifest;
  private final BlobSource blobs;

  public OpenClRun(JobManifest manifest, BlobSource blobs) {
    this.manifest = manifest;
    this.blobs = blobs;
  }

  /** Runs the whole job and gives its chunks in order, little-endian. */
  public List<ByteBuffer> chunks(SliceTarget target) throws EngineException {
    Map<Integer, ByteBuffer> chunks = new TreeMap<>();
    assertThat(run(Optional.empty(), target, chunks, false)).isEqualTo(new Outcome.Completed());
    return List.copyOf(chunks.values());
  }

  /**
   * Like {@link #chunks}, but the job is stopped at every chunk and goes on from its checkpoint on
   * a newly opened device.
   */
  public List<ByteBuffer> chunksWithPauses(SliceTarget target) throws EngineException {
    Map<Integer, ByteBuffer> chunks = new TreeMap<>();
    Outcome outcome = run(Optional.empty(), target, chunks, true);
    while (outcome instanceof Outcome.Preempted(Checkpoint checkpoint)) {
      outcome = run(Optional.of(checkpoint), target, chunks, true);
    }
    assertThat(outcome).isEqualTo(new Outcome.Completed());
    return List.copyOf(chunks.values());
  }

  private Outcome run(
      Optional<Checkpoint> from,
      SliceTarget target,
      Map<Integer, ByteBuffer> chunks,
      boolean stopAtChunk)
      throws EngineException {
    AtomicReference<JobExecution> running = new AtomicReference<>();
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void chunk(int index, ByteBuffer bytes) {
            chunks.put(index, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
            if (stopAtChunk) {
              running.get().requestPreemption();
            }
          }
        };
    try (Engine engine = OpenClEngine.load().orElseThrow();
        Session session = engine.open(engine.devices().getFirst().id())) {
      JobExecution execution =
          new JobExecution(session, ManifestJson.id(manifest), manifest, blobs, listener, target);
      running.set(execution);
      return execution.run(from);
    }
  }
}
