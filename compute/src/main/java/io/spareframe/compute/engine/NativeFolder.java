package io.spareframe.compute.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where JOCL and JCuda unpack their native libraries. Both write to a name that anyone can guess
 * below {@code java.io.tmpdir} and load whatever lies there already, so they get a folder that only
 * the user can write to.
 */
final class NativeFolder {

  private static final String TEMP_DIR = "java.io.tmpdir";

  private final Path folder;

  /**
   * @param folder is made if missing; only the user can write to its parent
   */
  NativeFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Runs what makes a binding load its library. */
  <T> T whileUnpacking(Supplier<T> load) {
    String before = System.getProperty(TEMP_DIR);
    System.setProperty(TEMP_DIR, folder.toString());
    try {
      return load.get();
    } finally {
      System.setProperty(TEMP_DIR, before);
    }
  }
}
