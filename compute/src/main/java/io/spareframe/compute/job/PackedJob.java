package io.spareframe.compute.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A job as a folder: {@code manifest.json} and {@code blobs/<sha256>}.
 *
 * @param id its content id
 * @param manifest valid, with blobs that were there and sound when it was read or written
 * @param blobs where they are
 */
public record PackedJob(ContentId id, JobManifest manifest, BlobStore blobs) {

  private static final String MANIFEST = "manifest.json";
  private static final String BLOBS = "blobs";

  /** Where the blobs of the job in this folder lie: put them here, then {@link #write}. */
  public static BlobStore blobsOf(Path folder) {
    return new BlobStore(folder.resolve(BLOBS));
  }

  /**
   * Writes the manifest of a job whose blobs are already in {@link #blobsOf}.
   *
   * @throws InvalidJobException if the manifest or a blob is not valid
   */
  public static PackedJob write(Path folder, JobManifest manifest)
      throws InvalidJobException, IOException {
    BlobStore blobs = blobsOf(folder);
    JobValidator.check(manifest);
    BlobValidator.check(manifest, blobs);
    byte[] json = ManifestJson.write(manifest);
    DurableFiles.write(
        folder,
        MANIFEST,
        channel -> {
          ByteBuffer bytes = ByteBuffer.wrap(json);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
    return new PackedJob(ContentId.of(json), manifest, blobs);
  }

  /**
   * Reads and validates a job from a stranger. Symbolic links inside the folder are not followed.
   *
   * @throws InvalidJobException naming the first fault of the manifest or of a blob
   * @throws IOException if the folder cannot be read
   */
  public static PackedJob read(Path folder) throws InvalidJobException, IOException {
    JobManifest manifest = ManifestJson.read(manifestBytes(folder.resolve(MANIFEST)));
    if (Files.isSymbolicLink(folder.resolve(BLOBS))) {
      throw new InvalidJobException(BLOBS, "is a symbolic link");
    }
    BlobStore blobs = blobsOf(folder);
    BlobValidator.check(manifest, blobs);
    return new PackedJob(ManifestJson.id(manifest), manifest, blobs);
  }

  private static byte[] manifestBytes(Path file) throws InvalidJobException, IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidJobException("manifest", MANIFEST + " is not a regular file");
    }
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      // One byte more than the limit, so that a longer one is seen to be too long.
      return in.readNBytes(JobLimits.MANIFEST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new InvalidJobException("manifest", MANIFEST + " is missing");
    }
  }
}
