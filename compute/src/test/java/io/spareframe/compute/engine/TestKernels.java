package io.spareframe.compute.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The kernel texts beside the tests. */
public final class TestKernels {

  private TestKernels() {}

  /** The text of a file such as {@code contract.cl}. */
  public static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(TestKernels.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
