package io.spareframe.compute.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Function;

/**
 * Files that appear whole or not at all: written aside, forced to disk, moved into place. A process
 * that is killed leaves its temporary file; whoever owns the folder deletes it.
 */
public final class DurableFiles {

  private static final String TEMPORARY = ".part";

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Writer {
    void write(FileChannel channel) throws IOException;
  }

  @FunctionalInterface
  interface NamingWriter<T> {
    T write(FileChannel channel) throws IOException;
  }

  private DurableFiles() {}

  /**
   * Writes a file; on return it survives a power cut. On failure what had that name still has it.
   *
   * @param folder made if missing
   */
  public static void write(Path folder, String name, Writer writer) throws IOException {
    writeAs(
        folder,
        channel -> {
          writer.write(channel);
          return name;
        },
        Function.identity());
  }

  /** Writes a file whose name is known only once it is written. */
  static <T> T writeAs(Path folder, NamingWriter<T> writer, Function<T, String> name)
      throws IOException {
    Files.createDirectories(folder);
    Path temporary = folder.resolve(UUID.randomUUID() + TEMPORARY);
    try {
      T result;
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        result = writer.write(channel);
        channel.force(true);
      }
      Files.move(temporary, folder.resolve(name.apply(result)), StandardCopyOption.ATOMIC_MOVE);
      forceNames(folder);
      return result;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Whether a file of this name is a killed process's unfinished one. */
  public static boolean isTemporary(String fileName) {
    return fileName.endsWith(TEMPORARY);
  }

  /** Makes a move last; Windows opens no folders and needs none of this. */
  private static void forceNames(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
