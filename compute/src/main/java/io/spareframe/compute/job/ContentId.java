package io.spareframe.compute.job;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a blob or a manifest: the SHA-256 of its bytes, in 64 lower-case hexadecimal digits.
 *
 * @param hex the digest
 */
public record ContentId(String hex) implements Comparable<ContentId> {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public ContentId {
    if (!isValid(hex)) {
      throw new IllegalArgumentException("a content id is 64 lower-case hexadecimal digits");
    }
  }

  /** Whether a text has the form of a content id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** The id of these bytes. */
  public static ContentId of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** The id of the buffer's remaining bytes; its position is left as it was. */
  public static ContentId of(ByteBuffer bytes) {
    MessageDigest digest = newDigest();
    digest.update(bytes.duplicate());
    return ofDigest(digest.digest());
  }

  /** The id whose SHA-256 digest these 32 bytes are. */
  public static ContentId ofDigest(byte[] sha256) {
    return new ContentId(HexFormat.of().formatHex(sha256));
  }

  /** A fresh SHA-256, for ids of what is too large to hold at once. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(ContentId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
