package io.spareframe.compute.worker;

import io.spareframe.compute.job.EmitSequence;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.Step;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Puts a worker's chunks together, each as large as the job says and none out of turn. */
final class ChunkAssembly {

  private final List<Step.Emit> emits;
  private int next;
  private Optional<ByteBuffer> chunk = Optional.empty();

  ChunkAssembly(JobManifest manifest) {
    emits = EmitSequence.of(manifest.program());
  }

  /**
   * Takes the next piece.
   *
   * @return the chunk, if the piece was its last
   * @throws ProtocolException if the piece does not follow the one before, or not the job
   */
  Optional<ByteBuffer> add(WorkerFrame.ChunkPart part) throws ProtocolException {
    if (part.index() < next || part.index() >= emits.size()) {
      throw new ProtocolException("chunk " + part.index() + " of " + emits.size());
    }
    if (part.offset() == 0 && chunk.isEmpty()) {
      long bytes = emits.get(part.index()).bytes();
      if (part.totalBytes() != bytes) {
        throw new ProtocolException(
            "chunk %d has %d bytes, not %d".formatted(part.index(), part.totalBytes(), bytes));
      }
      chunk = Optional.of(ByteBuffer.allocate(Math.toIntExact(bytes)));
      next = part.index();
    }
    ByteBuffer bytes =
        chunk.orElseThrow(() -> new ProtocolException("a chunk does not begin at its beginning"));
    if (part.index() != next
        || part.offset() != bytes.position()
        || part.bytes().remaining() > bytes.remaining()
        || !part.bytes().hasRemaining()) {
      throw new ProtocolException("a part of chunk " + part.index() + " out of order");
    }
    bytes.put(part.bytes().duplicate());
    if (bytes.hasRemaining()) {
      return Optional.empty();
    }
    next = part.index() + 1;
    chunk = Optional.empty();
    return Optional.of(bytes.flip().asReadOnlyBuffer());
  }
}
