package io.spareframe.compute.kernel;

import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.KernelText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packs a kernel source in both variants, with the clang of this machine. Only requesters with
 * kernels of their own need it: what ships with the program is packed already, and providers never
 * compile to PTX.
 */
public final class KernelPacker {

  private static final Duration COMPILE_TIME = Duration.ofMinutes(1);
  private static final int SHOWN_ERROR_CHARACTERS = 4000;
  private static final Pattern VERSION = Pattern.compile("clang version (\\d{1,4})\\.");

  /** The oldest clang whose sm_50 PTX was tried. */
  private static final int OLDEST_MAJOR = 14;

  /** The newest that is looked for by a versioned name; plain clang may be newer. */
  private static final int NEWEST_NAMED = 30;

  private static final String REMEDY =
      "clang "
          + OLDEST_MAJOR
          + " or newer is needed to make the PTX variant of a kernel. Install it: on Debian and"
          + " Ubuntu 'apt-get install clang', on Windows 'winget install LLVM.LLVM', on macOS"
          + " 'brew install llvm'.";

  /**
   * The PTX that every driver since 2014 takes and every card since Maxwell runs. The host is fixed
   * so that the same source gives the same PTX on every machine.
   */
  private static final List<String> PTX_OPTIONS =
      List.of(
          "-x",
          "cuda",
          "--target=x86_64-unknown-linux-gnu",
          "--cuda-gpu-arch=sm_50",
          "--cuda-device-only",
          "-nocudainc",
          "-nocudalib",
          "-nostdinc",
          "-Wno-unknown-cuda-version",
          "-ffp-contract=off",
          "-O3",
          "-S",
          "-include",
          "prelude.ptx.h");

  private static final List<String> OPENCL_OPTIONS =
      List.of(
          "-x",
          "cl",
          "-cl-std=CL1.2",
          "--target=spir64-unknown-unknown",
          "-fsyntax-only",
          "-include",
          "prelude.opencl.h");

  private final String clang;
  private final int major;

  private KernelPacker(String clang, int major) {
    this.clang = clang;
    this.major = major;
  }

  /**
   * Finds clang: {@code clang} on the path, else a versioned name.
   *
   * @throws KernelPackException saying what to install, if there is none
   */
  public static KernelPacker find() throws KernelPackException, InterruptedException {
    List<String> names = new ArrayList<>(List.of("clang"));
    for (int version = NEWEST_NAMED; version >= OLDEST_MAJOR; version--) {
      names.add("clang-" + version);
    }
    return find(names);
  }

  static KernelPacker find(List<String> names) throws KernelPackException, InterruptedException {
    for (String name : names) {
      int major = majorOf(name);
      if (major >= OLDEST_MAJOR) {
        return new KernelPacker(name, major);
      }
    }
    throw new KernelPackException(REMEDY);
  }

  /** The major version of the clang of this name; 0 where there is none. */
  private static int majorOf(String name) throws InterruptedException {
    try {
      Run run = run(Path.of("."), List.of(name, "--version"));
      Matcher version = VERSION.matcher(run.output());
      return run.exitCode() == 0 && version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The major version of the clang that was found. */
  public int clangMajor() {
    return major;
  }

  /**
   * Checks a source and makes both variants.
   *
   * @param name the source's file name in errors, without folder
   * @param source in the dialect, ASCII
   * @throws KernelPackException if it breaks the dialect or does not compile, with what clang says
   * @throws IOException if clang cannot be run or a temporary file not be written
   */
  public KernelVariants pack(String name, String source)
      throws KernelPackException, IOException, InterruptedException {
    String file = name.replaceAll("[^A-Za-z0-9_.]", "_").toLowerCase(Locale.ROOT) + ".c";
    try {
      KernelText.checkOpenCl(name, source);
    } catch (InvalidJobException e) {
      throw new KernelPackException(String.valueOf(e.getMessage()));
    }
    Path folder = Files.createTempDirectory("spareframe-pack");
    Path sourceFile = folder.resolve(file);
    Path openClPrelude = folder.resolve("prelude.opencl.h");
    Path ptxPrelude = folder.resolve("prelude.ptx.h");
    Path ptxFile = folder.resolve("out.ptx");
    try {
      Files.writeString(sourceFile, source, StandardCharsets.US_ASCII);
      Files.writeString(openClPrelude, KernelDialect.openClPrelude(), StandardCharsets.US_ASCII);
      Files.writeString(ptxPrelude, KernelDialect.ptxPrelude(), StandardCharsets.US_ASCII);
      compile(folder, OPENCL_OPTIONS, List.of(file));
      compile(folder, PTX_OPTIONS, List.of("-o", "out.ptx", file));
      String ptx = Files.readString(ptxFile, StandardCharsets.US_ASCII);
      KernelText.checkPtx(name, ptx);
      return new KernelVariants(KernelDialect.openCl(source), ptx);
    } catch (InvalidJobException e) {
      throw new KernelPackException(String.valueOf(e.getMessage()));
    } finally {
      for (Path path : List.of(sourceFile, openClPrelude, ptxPrelude, ptxFile, folder)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void compile(Path folder, List<String> options, List<String> rest)
      throws KernelPackException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(clang));
    command.addAll(options);
    command.addAll(rest);
    Run run = run(folder, command);
    if (run.exitCode() != 0) {
      throw new KernelPackException(run.output());
    }
  }

  private record Run(int exitCode, String output) {}

  private static Run run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("spareframe-clang", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(COMPILE_TIME.toSeconds(), TimeUnit.SECONDS)) {
          throw new IOException(
              command.getFirst() + " did not end within " + COMPILE_TIME.toSeconds() + " s");
        }
      } finally {
        process.destroyForcibly();
      }
      byte[] output = Files.readAllBytes(log);
      int length = Math.min(output.length, SHOWN_ERROR_CHARACTERS);
      return new Run(process.exitValue(), new String(output, 0, length, StandardCharsets.UTF_8));
    } finally {
      Files.delete(log);
    }
  }
}
