package io.spareframe.compute.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {

  @TempDir private Path temp;

  /** Lists devices in a process of its own, as the worker does: a loader is loaded only once. */
  static final class Lister {

    private Lister() {}

    /** Prints the devices or why there is none. */
    public static void main(String[] arguments) throws IOException {
      try (Engines engines = Engines.load(Path.of(arguments[0]))) {
        engines.devices().forEach(device -> System.out.println(device.id()));
        engines.absence().ifPresent(System.out::println);
      }
      System.out.println("temporary files in " + System.getProperty("java.io.tmpdir"));
    }
  }

  @Test
  void theDevicesOfThisMachineAreListedAndOpened() throws Exception {
    try (Engines engines = Engines.load(temp.resolve("natives"))) {
      assertThat(engines.absence()).isEmpty();
      DeviceInfo first = engines.devices().getFirst();
      try (Session session = engines.open(first.id())) {
        assertThat(session.device()).isEqualTo(first);
      }
      assertThatExceptionOfType(EngineException.Unsupported.class)
          .isThrownBy(() -> engines.open(DeviceId.openCl(999, 0)))
          .withMessageContaining("opencl:999:0");
    }
  }

  @Test
  void withoutAnyDriverOneSentenceSaysWhatToInstall() throws Exception {
    Path noVendors = Files.createDirectory(temp.resolve("vendors"));
    assertThat(listedWith("OCL_ICD_VENDORS", noVendors.toString()).getFirst())
        .isEqualTo(
            "No OpenCL or CUDA device was found. Install your graphics card's driver, or for the"
                + " CPU: apt-get install pocl-opencl-icd");
  }

  @Test
  void withABrokenLoaderTheSameIsSaid() throws Exception {
    Path libraries = Files.createDirectory(temp.resolve("libraries"));
    for (String name : List.of("libOpenCL.so", "libOpenCL.so.1", "libcuda.so.1")) {
      Files.writeString(libraries.resolve(name), "no library");
    }
    assertThat(listedWith("LD_LIBRARY_PATH", libraries.toString()).getFirst())
        .startsWith("No OpenCL or CUDA device was found.");
  }

  @Test
  void nativeLibrariesAreUnpackedIntoThePrivateFolderOnly() throws Exception {
    Path shared = Files.createDirectory(temp.resolve("shared"));
    List<String> lines = listed(shared, "UNUSED", "");
    assertThat(lines.getFirst()).matches("(opencl|cuda):.*");
    assertThat(lines.getLast()).isEqualTo("temporary files in " + shared);
    try (Stream<Path> files = Files.walk(shared)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("CL"));
    }
    try (Stream<Path> files = Files.walk(temp.resolve("natives"))) {
      assertThat(files.map(Path::toString)).anyMatch(name -> name.contains("JOCL"));
    }
  }

  private List<String> listedWith(String variable, String value) throws Exception {
    return listed(temp, variable, value);
  }

  private List<String> listed(Path tempDir, String variable, String value) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + tempDir,
            "-cp",
            System.getProperty("java.class.path"),
            Lister.class.getName(),
            temp.resolve("natives").toString());
    builder.environment().put(variable, value);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
