package io.spareframe.compute.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a job is: data that names its blobs by hash, and a bounded program over them. Its content id
 * is the SHA-256 of its canonical JSON. It holds no host code, no file paths and no network
 * addresses.
 *
 * @param name for people
 * @param modules the kernels
 * @param buffers the device memory
 * @param program what to run
 * @param presentation how to show the result
 * @param declared what it needs
 */
public record JobManifest(
    String name,
    List<KernelModule> modules,
    List<BufferSpec> buffers,
    List<Step> program,
    Presentation presentation,
    DeclaredWork declared) {

  /** The version of the format that this code reads and writes. */
  public static final int FORMAT = 1;

  public JobManifest {
    modules = List.copyOf(modules);
    buffers = List.copyOf(buffers);
    program = List.copyOf(program);
  }

  /** Every blob that the job needs, each once, in the order of first mention. */
  public Set<ContentId> blobs() {
    Set<ContentId> blobs = new LinkedHashSet<>();
    for (KernelModule module : modules) {
      blobs.add(module.opencl());
      blobs.add(module.ptx());
    }
    for (BufferSpec buffer : buffers) {
      switch (buffer.role()) {
        case BufferRole.Input(ContentId blob) -> blobs.add(blob);
        case BufferRole.State(Optional<ContentId> initial) -> initial.ifPresent(blobs::add);
        case BufferRole.Scratch() -> {}
      }
    }
    return blobs;
  }
}
