package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a valid manifest's blobs are there and are what it needs. */
public final class BlobValidator {

  private record Variants(String path, String opencl, String ptx) {}

  private final BlobSource blobs;
  private final Map<String, Variants> modules = new HashMap<>();

  private BlobValidator(BlobSource blobs) {
    this.blobs = blobs;
  }

  /**
   * Reads every blob once.
   *
   * @param manifest as {@link JobValidator} passed it
   * @throws InvalidJobException if a blob is missing, is not what its id says, has another length
   *     than its buffer, or is kernel text that {@link KernelText} refuses or that lacks a launched
   *     kernel
   * @throws IOException if a blob cannot be read for no fault of the job
   */
  public static void check(JobManifest manifest, BlobSource blobs)
      throws InvalidJobException, IOException {
    new BlobValidator(blobs).check(manifest);
  }

  private void check(JobManifest manifest) throws InvalidJobException, IOException {
    for (int i = 0; i < manifest.modules().size(); i++) {
      KernelModule module = manifest.modules().get(i);
      String path = "modules[" + i + "]";
      String opencl = KernelText.decode(path + ".opencl", read(path + ".opencl", module.opencl()));
      KernelText.checkOpenCl(path + ".opencl", opencl);
      String ptx = KernelText.decode(path + ".ptx", read(path + ".ptx", module.ptx()));
      KernelText.checkPtx(path + ".ptx", ptx);
      modules.put(module.name(), new Variants(path, opencl, ptx));
    }
    for (int i = 0; i < manifest.buffers().size(); i++) {
      BufferSpec buffer = manifest.buffers().get(i);
      String role = "buffers[" + i + "].role";
      switch (buffer.role()) {
        case BufferRole.Input(ContentId blob) -> checkLength(role + ".input.blob", blob, buffer);
        case BufferRole.State(Optional<ContentId> initial) -> {
          if (initial.isPresent()) {
            checkLength(role + ".state.initial", initial.get(), buffer);
          }
        }
        case BufferRole.Scratch() -> {}
      }
    }
    checkEntries(manifest.program(), "program");
  }

  private void checkLength(String field, ContentId blob, BufferSpec buffer)
      throws InvalidJobException, IOException {
    int length = read(field, blob).remaining();
    if (length != buffer.bytes()) {
      throw new InvalidJobException(
          field, "the blob has " + length + " bytes, the buffer " + buffer.bytes());
    }
  }

  private void checkEntries(List<Step> steps, String path) throws InvalidJobException {
    for (int i = 0; i < steps.size(); i++) {
      String place = path + "[" + i + "]";
      switch (steps.get(i)) {
        case Step.Launch launch -> checkEntry(launch, place + ".launch.entry");
        case Step.Repeat repeat -> checkEntries(repeat.body(), place + ".repeat.body");
        case Step.Emit emit -> {}
      }
    }
  }

  private void checkEntry(Step.Launch launch, String field) throws InvalidJobException {
    Variants module = modules.get(launch.module());
    if (module == null) {
      throw new InvalidJobException(field, "belongs to no module of this job");
    }
    if (!KernelText.definesOpenClKernel(module.opencl(), launch.entry())) {
      throw new InvalidJobException(
          field, launch.entry() + " is no kernel in " + module.path() + ".opencl");
    }
    if (!KernelText.definesPtxEntry(module.ptx(), launch.entry())) {
      throw new InvalidJobException(
          field, launch.entry() + " is no kernel in " + module.path() + ".ptx");
    }
  }

  private ByteBuffer read(String field, ContentId id) throws InvalidJobException, IOException {
    try {
      return blobs.read(id);
    } catch (NoSuchFileException e) {
      throw new InvalidJobException(field, "blob " + id + " is missing");
    } catch (CorruptBlobException e) {
      throw new InvalidJobException(field, e.fault());
    }
  }
}
