package io.spareframe.compute.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The preludes that give a kernel source its meaning in each variant, and the kernels that ship
 * with the program. See {@code docs/job-format.md} for the dialect.
 */
public final class KernelDialect {

  private KernelDialect() {}

  /** What goes before a source to make it OpenCL C 1.2. */
  public static String openClPrelude() {
    return resource(KernelDialect.class, "opencl.h") + resource(KernelDialect.class, "common.h");
  }

  /** What goes before a source to make it CUDA as clang reads it without the toolkit. */
  public static String ptxPrelude() {
    return resource(KernelDialect.class, "ptx.h") + resource(KernelDialect.class, "common.h");
  }

  /** The OpenCL variant of a source. */
  public static String openCl(String source) {
    return openClPrelude() + source;
  }

  /**
   * Kernels that ship beside a class: the source {@code name.c}, and {@code name.ptx} made from it
   * by {@link KernelPacker}, so that packing them needs no compiler.
   */
  public static KernelVariants shipped(Class<?> beside, String name) {
    return new KernelVariants(openCl(source(beside, name)), resource(beside, name + ".ptx"));
  }

  /** The source of kernels that ship beside a class. */
  public static String source(Class<?> beside, String name) {
    return resource(beside, name + ".c");
  }

  private static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
