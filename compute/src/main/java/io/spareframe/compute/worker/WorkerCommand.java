package io.spareframe.compute.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a worker process is started: a small JVM with the agent's class path, low priority, a scratch
 * folder of its own and next to none of the agent's environment.
 *
 * @param home the folder for scratch, unpacked libraries and compiled kernels
 * @param mainClass the class that is run
 * @param niceness how far its processor time stands back, 0 to 19, where the system knows that
 */
public record WorkerCommand(Path home, String mainClass, int niceness) {

  /** What drivers and their loaders need; no more, since an environment may hold secrets. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR");

  private static final List<String> ENVIRONMENT_PREFIXES =
      List.of("CUDA_", "NVIDIA_", "OCL_", "OPENCL_", "POCL_", "CL_", "ROC", "HSA_", "GPU_");

  /** Buffers lie outside the heap, which holds little more than frames. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx192m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED");

  private static final Path NICE = Path.of("/usr/bin/nice");

  /** Below everything that the user does, yet not so low that a pause is not heard. */
  private static final int NICENESS = 10;

  /** The command for the real worker. */
  public static WorkerCommand in(Path home) {
    return new WorkerCommand(home, WorkerMain.class.getName(), NICENESS);
  }

  /** The same at another niceness. */
  public WorkerCommand withNiceness(int other) {
    return new WorkerCommand(home, mainClass, other);
  }

  /**
   * Starts the process.
   *
   * @throws IOException if a folder cannot be made or the process not be started
   */
  Process start() throws IOException {
    Path scratch = Files.createDirectories(home.resolve("scratch"));
    Path kernels = Files.createDirectories(home.resolve("kernels"));
    ProcessBuilder builder = new ProcessBuilder(words(scratch)).directory(scratch.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !isNeeded(name));
    environment.put("HOME", scratch.toString());
    environment.put("TMPDIR", scratch.toString());
    environment.putIfAbsent("POCL_CACHE_DIR", kernels.toString());
    environment.putIfAbsent("CUDA_CACHE_PATH", kernels.toString());
    return builder.start();
  }

  private List<String> words(Path scratch) {
    List<String> words = new ArrayList<>();
    if (niceness > 0 && Files.isExecutable(NICE)) {
      words.addAll(List.of(NICE.toString(), "-n", Integer.toString(niceness)));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM_OPTIONS);
    words.add("-XX:ErrorFile=" + scratch.resolve("crash.log"));
    words.add("-Djava.io.tmpdir=" + scratch);
    words.addAll(List.of("-cp", classPath(), mainClass));
    words.add(home.resolve("natives").toString());
    return words;
  }

  /** The worker runs in another folder, so relative entries are made absolute. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static boolean isNeeded(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return ENVIRONMENT.contains(upper) || ENVIRONMENT_PREFIXES.stream().anyMatch(upper::startsWith);
  }
}
