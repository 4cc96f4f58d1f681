package io.spareframe.compute.engine;

import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.Step;
import io.spareframe.compute.job.UnrolledProgram;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is checked before a job touches the device. */
final class Admission {

  private Admission() {}

  /**
   * Holds a job against what it declared and what the device has.
   *
   * @throws EngineException.DeclarationExceeded if it needs more than it declared
   * @throws EngineException.OutOfMemory if it needs more than the device has
   * @throws EngineException.Unsupported if a state or a chunk is larger than the host can hold in
   *     one piece
   */
  static void check(JobManifest manifest, DeviceInfo device) throws EngineException {
    double bytes = 0;
    for (BufferSpec buffer : manifest.buffers()) {
      bytes += buffer.bytes();
      if (buffer.bytes() > device.maxAllocationBytes()) {
        throw new EngineException.OutOfMemory(
            "The job's buffer %s has %,d bytes; a buffer of %s can have %,d."
                .formatted(
                    buffer.name(), buffer.bytes(), device.name(), device.maxAllocationBytes()));
      }
      if (buffer.role() instanceof BufferRole.State && buffer.bytes() > Integer.MAX_VALUE) {
        throw new EngineException.Unsupported(
            "The job's state buffer %s has %,d bytes; a state can have %,d."
                .formatted(buffer.name(), buffer.bytes(), Integer.MAX_VALUE));
      }
    }
    if (bytes > manifest.declared().peakBytes()) {
      throw new EngineException.DeclarationExceeded(
          "The job's buffers have %,.0f bytes together; it declared a peak of %,d."
              .formatted(bytes, manifest.declared().peakBytes()));
    }
    if (bytes > device.memoryBytes()) {
      throw new EngineException.OutOfMemory(
          "The job needs %,.0f bytes of device memory; %s has %,d."
              .formatted(bytes, device.name(), device.memoryBytes()));
    }
    double output = outputBytes(manifest.program());
    if (output > manifest.declared().outputBytes()) {
      throw new EngineException.DeclarationExceeded(
          "The job's chunks have %,.0f bytes together; it declared %,d."
              .formatted(output, manifest.declared().outputBytes()));
    }
  }

  /**
   * Checks that a checkpoint's cursor and states fit the job.
   *
   * @throws EngineException.WrongCheckpoint if they do not
   */
  static void check(Checkpoint from, JobManifest manifest, UnrolledProgram program)
      throws EngineException.WrongCheckpoint {
    long leaf = from.cursor().leaf();
    long block = from.cursor().block();
    boolean cursorFits =
        leaf >= 0
            && leaf <= program.leaves()
            && block >= 0
            && (block == 0 || leaf < program.leaves() && block < blocksOf(program.at(leaf).step()));
    Map<String, Long> expected =
        manifest.buffers().stream()
            .filter(buffer -> buffer.role() instanceof BufferRole.State)
            .collect(Collectors.toMap(BufferSpec::name, BufferSpec::bytes));
    Map<String, Long> found =
        from.states().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, state -> (long) state.getValue().remaining()));
    boolean statesFit = found.equals(expected) || found.isEmpty() && leaf == 0 && block == 0;
    if (!cursorFits || !statesFit) {
      throw new EngineException.WrongCheckpoint("The checkpoint does not fit the job.");
    }
  }

  private static long blocksOf(Step.Leaf leaf) {
    return switch (leaf) {
      case Step.Launch launch -> launch.grid().volume();
      case Step.Emit emit -> 1;
    };
  }

  private static double outputBytes(List<Step> steps) {
    double bytes = 0;
    for (Step step : steps) {
      bytes +=
          switch (step) {
            case Step.Emit emit -> emit.bytes();
            case Step.Launch launch -> 0;
            case Step.Repeat(int times, List<Step> body) -> times * outputBytes(body);
          };
    }
    return bytes;
  }
}
