package io.spareframe.compute.engine;

import io.spareframe.compute.job.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try {
      Files.createDirectories(folder);
      deleteUnfinished();
      List<Path> older = newestFirst();
      long number = older.isEmpty() ? 1 : numberOf(older.getFirst()) + 1;
      DurableFiles.write(
          folder,
          "%s%016x".formatted(PREFIX, number),
          channel -> CheckpointCodec.write(checkpoint, channel));
      for (Path old : older.subList(Math.min(GENERATIONS - 1, older.size()), older.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
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
    deleteUnfinished();
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

  /** A process killed while writing left it; there is no other writer now. */
  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> DurableFiles.isTemporary(file.getFileName().toString()))) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
