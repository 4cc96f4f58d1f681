package io.spareframe.compute.engine;

import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A job's buffers on a device. */
final class JobBuffers {

  private final Session session;
  private final JobManifest manifest;
  private final Map<String, DeviceMemory> memory = new HashMap<>();

  JobBuffers(Session session, JobManifest manifest) {
    this.session = session;
    this.manifest = manifest;
  }

  /** Allocates a buffer and fills it from the checkpoint, or else as the manifest says. */
  void create(BufferSpec buffer, Checkpoint from, BlobSource blobs)
      throws EngineException, IOException {
    DeviceMemory created = session.allocate(buffer.bytes());
    memory.put(buffer.name(), created);
    ByteBuffer saved = from.states().get(buffer.name());
    Optional<ContentId> content =
        switch (buffer.role()) {
          case BufferRole.Input(ContentId blob) -> Optional.of(blob);
          case BufferRole.State(Optional<ContentId> initial) -> initial;
          case BufferRole.Scratch() -> Optional.empty();
        };
    if (saved != null) {
      session.write(created, 0, saved.duplicate());
    } else if (content.isPresent()) {
      session.write(created, 0, blobs.read(content.get()).duplicate());
    }
  }

  /** The device memory of a buffer. */
  DeviceMemory of(String name) {
    DeviceMemory found = memory.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the manifest has no buffer " + name);
    }
    return found;
  }

  /** A copy of part of a buffer, once the slices enqueued so far have ended. */
  ByteBuffer read(String name, long offsetBytes, long bytes) throws EngineException {
    ByteBuffer copy = HostCopy.allocate(bytes);
    session.read(of(name), offsetBytes, copy.duplicate());
    return copy.asReadOnlyBuffer();
  }

  /** The content of all state buffers, once the slices enqueued so far have ended. */
  Map<String, ByteBuffer> readStates() throws EngineException {
    Map<String, ByteBuffer> states = new LinkedHashMap<>();
    for (BufferSpec buffer : manifest.buffers()) {
      if (buffer.role() instanceof BufferRole.State) {
        states.put(buffer.name(), read(buffer.name(), 0, buffer.bytes()));
      }
    }
    return states;
  }
}
