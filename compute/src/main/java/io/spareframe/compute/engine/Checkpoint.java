package io.spareframe.compute.engine;

import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobCursor;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A job between two slices, as plain data that knows no device: it goes on wherever it is restored.
 * Inputs and scratch are not in it.
 *
 * @param job the manifest's content id
 * @param cursor what runs next; also tells which chunks were emitted
 * @param states the content of each state buffer by its name; read-only. Empty at the very
 *     beginning, when every state is still what the manifest says
 */
public record Checkpoint(ContentId job, JobCursor cursor, Map<String, ByteBuffer> states) {

  public Checkpoint {
    SequencedMap<String, ByteBuffer> copy = new LinkedHashMap<>();
    states.forEach((name, bytes) -> copy.put(name, bytes.slice().asReadOnlyBuffer()));
    states = Collections.unmodifiableMap(copy);
  }

  /** Where a job is before its first slice. */
  public static Checkpoint beginning(ContentId job) {
    return new Checkpoint(job, JobCursor.START, Map.of());
  }

  /** The sum of the state buffers' sizes. */
  public long stateBytes() {
    return states.values().stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
