package io.spareframe.compute.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a manifest makes sense and keeps {@link JobLimits}. It looks at the manifest
 * alone; {@link BlobValidator} looks at what it names.
 */
public final class JobValidator {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final JobManifest manifest;
  private final Set<String> modules = new HashSet<>();
  private final Map<String, BufferSpec> buffers = new HashMap<>();
  private int steps;

  private JobValidator(JobManifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Checks a manifest.
   *
   * @throws InvalidJobException naming the first field at fault and the limit
   */
  public static void check(JobManifest manifest) throws InvalidJobException {
    new JobValidator(manifest).check();
  }

  private void check() throws InvalidJobException {
    checkTitle();
    checkPresentation();
    checkModules();
    long bufferBytes = checkBuffers();
    checkSteps(manifest.program(), "program", 0);
    UnrolledProgram unrolled = new UnrolledProgram(manifest.program());
    JobLimits.atMost("program", unrolled.leaves(), JobLimits.LEAVES, " launches and emits");
    JobLimits.atMost("program", unrolled.emits(), JobLimits.EMITS, " emits");
    if (unrolled.emits() == 0) {
      throw new InvalidJobException("program", "emits nothing");
    }
    checkDeclared(bufferBytes, emittedBytes(manifest.program()));
  }

  private void checkTitle() throws InvalidJobException {
    String title = manifest.name();
    if (title.isBlank()) {
      throw new InvalidJobException("name", "is blank");
    }
    JobLimits.atMost("name", title.length(), JobLimits.TITLE_LENGTH, " characters");
    if (title.codePoints().anyMatch(JobValidator::unfitToShow)) {
      throw new InvalidJobException("name", "has a character that cannot be shown in one line");
    }
  }

  /** Control characters, invisible ones that reorder text, half a surrogate pair. */
  private static boolean unfitToShow(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private void checkModules() throws InvalidJobException {
    List<KernelModule> all = manifest.modules();
    JobLimits.atMost("modules", all.size(), JobLimits.MODULES, " modules");
    for (int i = 0; i < all.size(); i++) {
      String field = "modules[" + i + "].name";
      checkName(field, all.get(i).name());
      if (!modules.add(all.get(i).name())) {
        throw new InvalidJobException(
            field, all.get(i).name() + " is the name of another module too");
      }
    }
  }

  private long checkBuffers() throws InvalidJobException {
    List<BufferSpec> all = manifest.buffers();
    JobLimits.atMost("buffers", all.size(), JobLimits.BUFFERS, " buffers");
    long sum = 0;
    for (int i = 0; i < all.size(); i++) {
      BufferSpec buffer = all.get(i);
      String field = "buffers[" + i + "]";
      checkName(field + ".name", buffer.name());
      if (buffers.put(buffer.name(), buffer) != null) {
        throw new InvalidJobException(
            field + ".name", buffer.name() + " is the name of another buffer too");
      }
      JobLimits.within(field + ".count", buffer.count(), 1, JobLimits.BUFFER_BYTES);
      JobLimits.atMost(field, buffer.bytes(), JobLimits.BUFFER_BYTES, " bytes");
      sum += buffer.bytes();
    }
    JobLimits.atMost("buffers", sum, JobLimits.PEAK_BYTES, " bytes");
    return sum;
  }

  private static void checkName(String field, String name) throws InvalidJobException {
    JobLimits.atMost(field, name.length(), JobLimits.NAME_LENGTH, " characters");
    if (!NAME.matcher(name).matches()) {
      throw new InvalidJobException(
          field, "is not a name: letters, digits and _ without a digit in front");
    }
  }

  private void checkSteps(List<Step> all, String path, int depth) throws InvalidJobException {
    if (all.isEmpty()) {
      throw new InvalidJobException(path, "has no step");
    }
    steps += all.size();
    JobLimits.atMost("program", steps, JobLimits.STEPS, " steps");
    for (int i = 0; i < all.size(); i++) {
      String place = path + "[" + i + "]";
      switch (all.get(i)) {
        case Step.Launch launch -> checkLaunch(launch, place + ".launch", depth);
        case Step.Emit emit -> checkEmit(emit, place + ".emit");
        case Step.Repeat(int times, List<Step> body) -> {
          JobLimits.within(place + ".repeat.times", times, 1, JobLimits.REPEAT_TIMES);
          if (depth == JobLimits.REPEAT_DEPTH) {
            throw JobLimits.tooDeep(place);
          }
          checkSteps(body, place + ".repeat.body", depth + 1);
        }
      }
    }
  }

  private void checkLaunch(Step.Launch launch, String path, int depth) throws InvalidJobException {
    if (!modules.contains(launch.module())) {
      throw new InvalidJobException(path + ".module", "is no module of this job");
    }
    checkName(path + ".entry", launch.entry());
    Extent grid = launch.grid();
    JobLimits.within(path + ".grid.x", grid.x(), 1, JobLimits.GRID_EXTENT);
    JobLimits.within(path + ".grid.y", grid.y(), 1, JobLimits.GRID_EXTENT);
    JobLimits.within(path + ".grid.z", grid.z(), 1, JobLimits.GRID_EXTENT);
    JobLimits.atMost(path + ".grid", grid.volume(), JobLimits.GRID_BLOCKS, " blocks");
    Extent block = launch.block();
    JobLimits.within(path + ".block.x", block.x(), 1, JobLimits.BLOCK_EXTENT);
    JobLimits.within(path + ".block.y", block.y(), 1, JobLimits.BLOCK_EXTENT);
    JobLimits.within(path + ".block.z", block.z(), 1, JobLimits.BLOCK_EXTENT_Z);
    JobLimits.atMost(path + ".block", block.volume(), JobLimits.BLOCK_THREADS, " threads");
    List<Argument> arguments = launch.arguments();
    JobLimits.atMost(path + ".arguments", arguments.size(), JobLimits.ARGUMENTS, " arguments");
    for (int i = 0; i < arguments.size(); i++) {
      checkArgument(arguments.get(i), path + ".arguments[" + i + "]", depth);
    }
  }

  private void checkArgument(Argument argument, String path, int depth) throws InvalidJobException {
    switch (argument) {
      case Argument.Buffer(String name) -> {
        if (!buffers.containsKey(name)) {
          throw new InvalidJobException(path + ".buffer", "is no buffer of this job");
        }
      }
      case Argument.Counter(int counter) -> {
        if (counter < 0 || counter >= depth) {
          throw new InvalidJobException(
              path + ".counter", counter + " names no repeat: " + depth + " enclose this launch");
        }
      }
      case Argument.Scalar(ElementType type, long bits) -> {
        if (type == ElementType.U8) {
          throw new InvalidJobException(path, "is a u8: pass a u32");
        }
      }
    }
  }

  private void checkEmit(Step.Emit emit, String path) throws InvalidJobException {
    BufferSpec buffer = buffers.get(emit.buffer());
    if (buffer == null) {
      throw new InvalidJobException(path + ".buffer", "is no buffer of this job");
    }
    if (buffer.role() instanceof BufferRole.Scratch) {
      throw new InvalidJobException(
          path + ".buffer", "is a scratch buffer, which no step after a launch may read");
    }
    JobLimits.within(path + ".bytes", emit.bytes(), 1, JobLimits.CHUNK_BYTES);
    if (emit.offsetBytes() < 0 || emit.offsetBytes() > buffer.bytes() - emit.bytes()) {
      throw new InvalidJobException(
          path + ".offsetBytes",
          emit.offsetBytes()
              + " and "
              + emit.bytes()
              + " bytes end outside the buffer's "
              + buffer.bytes());
    }
    JobLimits.within(path + ".weight", emit.weight(), 1, JobLimits.WEIGHT);
    if (manifest.presentation() instanceof Presentation.Picture(int width, int height)) {
      long picture = 4L * width * height;
      if (buffer.type() != ElementType.U32 || emit.bytes() != picture) {
        throw new InvalidJobException(
            path, "is not the " + picture + " bytes of a u32 buffer that make the picture");
      }
    }
  }

  private void checkPresentation() throws InvalidJobException {
    if (manifest.presentation() instanceof Presentation.Picture(int width, int height)) {
      JobLimits.within("presentation.picture.width", width, 1, JobLimits.PICTURE_EXTENT);
      JobLimits.within("presentation.picture.height", height, 1, JobLimits.PICTURE_EXTENT);
    }
  }

  private void checkDeclared(long bufferBytes, long outputBytes) throws InvalidJobException {
    DeclaredWork declared = manifest.declared();
    JobLimits.within("declared.operations", declared.operations(), 0, Long.MAX_VALUE);
    JobLimits.within("declared.movedBytes", declared.movedBytes(), 0, Long.MAX_VALUE);
    if (declared.peakBytes() < bufferBytes) {
      throw new InvalidJobException(
          "declared.peakBytes",
          declared.peakBytes() + " is less than the " + bufferBytes + " of the buffers");
    }
    JobLimits.atMost("declared.peakBytes", declared.peakBytes(), JobLimits.PEAK_BYTES, "");
    if (declared.outputBytes() != outputBytes) {
      throw new InvalidJobException(
          "declared.outputBytes",
          declared.outputBytes() + " is not the " + outputBytes + " that the program emits");
    }
    JobLimits.atMost("declared.outputBytes", outputBytes, JobLimits.OUTPUT_BYTES, "");
  }

  /** Cannot overflow: at most {@link JobLimits#EMITS} chunks of {@link JobLimits#CHUNK_BYTES}. */
  private static long emittedBytes(List<Step> steps) {
    long sum = 0;
    for (Step step : steps) {
      sum +=
          switch (step) {
            case Step.Launch launch -> 0;
            case Step.Emit emit -> emit.bytes();
            case Step.Repeat(int times, List<Step> body) -> times * emittedBytes(body);
          };
    }
    return sum;
  }
}
