package io.spareframe.compute.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved checkpoints of one job: the newest two, so that a power cut at any moment leaves a
 * whole one. One thread at a time; one process at a time writes.
 */
public final class CheckpointFile {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

  private static final int GENERATIONS = 2;
  private static final String PREFIX = "checkpoint-";
  private static final String TEMPORARY = "unfinished.tmp";

  private final Path folder;

  /**
   * @param folder holds this job's checkpoints and nothing else; made when first written to
   */
  public CheckpointFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Saves a checkpoint; on return it survives a power cut.
   *
   * @throws CheckpointNotWrittenException if the disk is full or does not work; the checkpoints
   *     saved before are as they were
   */
  public void write(Checkpoint checkpoint) throws CheckpointNotWrittenException {
    Path temporary = folder.resolve(TEMPORARY);
    try {
      Files.createDirectories(folder);
      List<Path> older = newestFirst();
      long number = older.isEmpty() ? 1 : numberOf(older.getFirst()) + 1;
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        CheckpointCodec.write(checkpoint, channel);
        channel.force(true);
      }
      Path target = folder.resolve("%s%016x".formatted(PREFIX, number));
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      for (Path old : older.subList(Math.min(GENERATIONS - 1, older.size()), older.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      discard(temporary);
      throw new CheckpointNotWrittenException(
          "The checkpoint was not saved in " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * The newest whole checkpoint; torn ones are deleted on the way.
   *
   * @throws IOException if the disk does not work
   */
  public Optional<Checkpoint> read() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    for (Path saved : newestFirst()) {
      try (FileChannel channel = FileChannel.open(saved, StandardOpenOption.READ)) {
        long size = channel.size();
        Checkpoint checkpoint = CheckpointCodec.read(channel, size);
        if (channel.position() == size) {
          return Optional.of(checkpoint);
        }
        LOG.warn("The checkpoint {} has a tail and is ignored.", saved);
      } catch (CorruptCheckpointException e) {
        LOG.warn("The checkpoint {} is ignored: {}", saved, e.getMessage());
      }
      Files.deleteIfExists(saved);
    }
    return Optional.empty();
  }

  /**
   * Deletes all checkpoints and the folder: the job is done.
   *
   * @throws IOException if the disk does not work
   */
  public void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.deleteIfExists(folder.resolve(TEMPORARY));
    for (Path saved : newestFirst()) {
      Files.deleteIfExists(saved);
    }
    Files.deleteIfExists(folder);
  }

  private List<Path> newestFirst() throws IOException {
    List<Path> saved = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : files) {
        if (file.getFileName().toString().matches(PREFIX + "[0-7][0-9a-f]{15}")) {
          saved.add(file);
        }
      }
    }
    saved.sort(Comparator.comparingLong(CheckpointFile::numberOf).reversed());
    return saved;
  }

  private static long numberOf(Path saved) {
    return Long.parseLong(saved.getFileName().toString().substring(PREFIX.length()), 16);
  }

  /** Makes the new name last; Windows opens no folders and needs none of this. */
  private void syncFolder() throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      LOG.warn("{} was not deleted: {}", temporary, e.getMessage());
    }
  }
}
