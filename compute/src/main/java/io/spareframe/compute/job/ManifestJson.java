package io.spareframe.compute.job;

import java.util.List;

/**
 * Manifests as JSON. Any JSON of the right shape is read; the content id is that of the canonical
 * form, so white space and the order of fields do not change what a job is. Floating-point scalars
 * are canonically written as their bits, {@code "0x3f800000"}, so the form needs no rule for
 * printing them.
 */
public final class ManifestJson {

  private ManifestJson() {}

  /**
   * Reads and validates a manifest from a stranger.
   *
   * @param utf8 at most {@link JobLimits#MANIFEST_BYTES}
   * @throws InvalidJobException if it is not one, naming the field and the limit
   */
  public static JobManifest read(byte[] utf8) throws InvalidJobException {
    JobManifest manifest = new ManifestReader().manifest(Json.parse(utf8));
    JobValidator.check(manifest);
    return manifest;
  }

  /** The canonical form. It is not validated: see {@link JobValidator}. */
  public static byte[] write(JobManifest manifest) {
    return json(manifest).canonical();
  }

  /** The job's content id: the SHA-256 of its canonical form. */
  public static ContentId id(JobManifest manifest) {
    return ContentId.of(write(manifest));
  }

  private static Json json(JobManifest manifest) {
    DeclaredWork declared = manifest.declared();
    return Json.obj(
        "format", Json.of(JobManifest.FORMAT),
        "name", Json.of(manifest.name()),
        "modules", array(manifest.modules().stream().map(ManifestJson::json).toList()),
        "buffers", array(manifest.buffers().stream().map(ManifestJson::json).toList()),
        "program", steps(manifest.program()),
        "presentation", json(manifest.presentation()),
        "declared",
            Json.obj(
                "operations", Json.of(declared.operations()),
                "movedBytes", Json.of(declared.movedBytes()),
                "peakBytes", Json.of(declared.peakBytes()),
                "outputBytes", Json.of(declared.outputBytes())));
  }

  private static Json json(KernelModule module) {
    return Json.obj(
        "name", Json.of(module.name()),
        "opencl", Json.of(module.opencl().hex()),
        "ptx", Json.of(module.ptx().hex()));
  }

  private static Json json(BufferSpec buffer) {
    Json role =
        switch (buffer.role()) {
          case BufferRole.Input input ->
              Json.obj("input", Json.obj("blob", Json.of(input.blob().hex())));
          case BufferRole.State state ->
              Json.obj(
                  "state",
                  state
                      .initial()
                      .map(blob -> Json.obj("initial", Json.of(blob.hex())))
                      .orElseGet(Json::obj));
          case BufferRole.Scratch() -> Json.obj("scratch", Json.obj());
        };
    return Json.obj(
        "name", Json.of(buffer.name()),
        "type", Json.of(buffer.type().label()),
        "count", Json.of(buffer.count()),
        "role", role);
  }

  private static Json steps(List<Step> steps) {
    return array(steps.stream().map(ManifestJson::json).toList());
  }

  private static Json json(Step step) {
    return switch (step) {
      case Step.Launch launch ->
          Json.obj(
              "launch",
              Json.obj(
                  "module", Json.of(launch.module()),
                  "entry", Json.of(launch.entry()),
                  "grid", json(launch.grid()),
                  "block", json(launch.block()),
                  "arguments",
                      array(launch.arguments().stream().map(ManifestJson::json).toList())));
      case Step.Repeat(int times, List<Step> body) ->
          Json.obj("repeat", Json.obj("times", Json.of(times), "body", steps(body)));
      case Step.Emit emit ->
          Json.obj(
              "emit",
              Json.obj(
                  "buffer", Json.of(emit.buffer()),
                  "offsetBytes", Json.of(emit.offsetBytes()),
                  "bytes", Json.of(emit.bytes()),
                  "weight", Json.of(emit.weight())));
    };
  }

  private static Json json(Extent extent) {
    return Json.obj("x", Json.of(extent.x()), "y", Json.of(extent.y()), "z", Json.of(extent.z()));
  }

  private static Json json(Argument argument) {
    return switch (argument) {
      case Argument.Buffer(String name) -> Json.obj("buffer", Json.of(name));
      case Argument.Counter(int depth) -> Json.obj("counter", Json.of(depth));
      case Argument.Scalar(ElementType type, long bits) ->
          Json.obj(
              type.label(),
              switch (type) {
                case U8, U32 -> Json.of(Integer.toUnsignedLong((int) bits));
                case I32 -> Json.of((long) (int) bits);
                case I64 -> Json.of(bits);
                case U64 -> new Json.Num(Long.toUnsignedString(bits));
                case F32 -> Json.of("0x%08x".formatted((int) bits));
                case F64 -> Json.of("0x%016x".formatted(bits));
              });
    };
  }

  private static Json json(Presentation presentation) {
    return switch (presentation) {
      case Presentation.Data() -> Json.obj("data", Json.obj());
      case Presentation.Picture(int width, int height) ->
          Json.obj("picture", Json.obj("width", Json.of(width), "height", Json.of(height)));
    };
  }

  private static Json array(List<Json> items) {
    return new Json.Arr(items);
  }
}
