package io.spareframe.compute.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Blobs in a folder, one file each, named by content id. Files appear whole or not at all, also
 * after a power cut, and are checked whenever they are read. Callable from any thread and by
 * several processes.
 */
public final class BlobStore implements BlobSource, BlobSink {

  private static final int COPY_BYTES = 1 << 16;

  private final Path folder;

  /**
   * @param folder made when the first blob is put
   */
  public BlobStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public ByteBuffer read(ContentId id) throws IOException {
    Path file = folder.resolve(id.hex());
    long size = sizeOfRegularFile(id, file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size);
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] piece = new byte[COPY_BYTES];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (bytes.size() + (long) n > size) {
          throw new CorruptBlobException(id, "grows while it is read");
        }
        bytes.write(piece, 0, n);
      }
    }
    ByteBuffer read = ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer();
    if (!ContentId.of(read).equals(id)) {
      throw new CorruptBlobException(id, "has other bytes than its id says");
    }
    return read;
  }

  private static long sizeOfRegularFile(ContentId id, Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file.toString(), null, "blob " + id + " is missing");
    }
    if (!attributes.isRegularFile()) {
      throw new CorruptBlobException(id, "is not a regular file");
    }
    if (attributes.size() > JobLimits.BLOB_BYTES) {
      throw new CorruptBlobException(
          id, "has " + attributes.size() + " bytes, more than " + JobLimits.BLOB_BYTES);
    }
    return attributes.size();
  }

  @Override
  public ContentId put(ByteBuffer bytes) throws IOException {
    ContentId id = ContentId.of(bytes);
    if (!contains(id)) {
      DurableFiles.write(folder, id.hex(), channel -> writeFully(channel, bytes.duplicate()));
    }
    return id;
  }

  /**
   * Keeps what the stream holds.
   *
   * @param maxBytes where reading stops with an error, at most {@link JobLimits#BLOB_BYTES}
   * @throws IOException if the stream is longer or cannot be read, or the blob cannot be kept;
   *     nothing is left behind then
   */
  public ContentId put(InputStream in, long maxBytes) throws IOException {
    long limit = Math.min(maxBytes, JobLimits.BLOB_BYTES);
    MessageDigest digest = ContentId.newDigest();
    return DurableFiles.writeAs(
        folder,
        channel -> {
          byte[] piece = new byte[COPY_BYTES];
          long total = 0;
          for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            total += n;
            if (total > limit) {
              throw new IOException("a blob has more than " + limit + " bytes");
            }
            digest.update(piece, 0, n);
            writeFully(channel, ByteBuffer.wrap(piece, 0, n));
          }
          return ContentId.ofDigest(digest.digest());
        },
        ContentId::hex);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Whether a file for it is there; only reading tells whether it is sound. */
  public boolean contains(ContentId id) {
    return Files.isRegularFile(folder.resolve(id.hex()), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Deletes every blob that is not in {@code referenced}, and what a crash left half written. Not
   * while something is being put.
   *
   * @return how many blobs were deleted
   */
  public int deleteUnreferenced(Set<ContentId> referenced) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int deleted = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (DurableFiles.isTemporary(name)) {
          Files.deleteIfExists(file);
        } else if (ContentId.isValid(name) && !referenced.contains(new ContentId(name))) {
          Files.deleteIfExists(file);
          deleted++;
        }
      }
    }
    return deleted;
  }
}
