package io.spareframe.compute.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Frames on a stream, big-endian: u32 payload length, u8 type, payload. A length is held against
 * its type's limit before anything is allocated.
 */
final class FrameIo {

  /** How one direction's frames are made of bytes. */
  interface Codec<F> {

    /** The longest payload of a type. */
    int limit(int type) throws ProtocolException;

    F decode(int type, DataInputStream payload) throws IOException;

    int type(F frame);

    void encode(F frame, DataOutputStream payload) throws IOException;
  }

  private FrameIo() {}

  /**
   * Reads one frame.
   *
   * @return absent at the end of the stream
   * @throws ProtocolException if the bytes are no frame
   */
  static <F> Optional<F> read(InputStream in, Codec<F> codec) throws IOException {
    byte[] head = in.readNBytes(Integer.BYTES + 1);
    if (head.length == 0) {
      return Optional.empty();
    }
    if (head.length < Integer.BYTES + 1) {
      throw new ProtocolException("the stream ends within a frame");
    }
    ByteBuffer buffer = ByteBuffer.wrap(head);
    long length = Integer.toUnsignedLong(buffer.getInt());
    int type = Byte.toUnsignedInt(buffer.get());
    int limit = codec.limit(type);
    if (length > limit) {
      throw new ProtocolException(
          "a frame of type %d has %d bytes, more than %d".formatted(type, length, limit));
    }
    byte[] payload = in.readNBytes((int) length);
    if (payload.length < length) {
      throw new ProtocolException("the stream ends within a frame");
    }
    return Optional.of(decode(codec, type, payload));
  }

  private static <F> F decode(Codec<F> codec, int type, byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    F frame;
    try {
      frame = codec.decode(type, in);
    } catch (EOFException e) {
      throw new ProtocolException("a frame of type " + type + " is too short");
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("a frame of type " + type + ": " + e.getMessage());
    }
    if (in.available() > 0) {
      throw new ProtocolException("a frame of type " + type + " is too long");
    }
    return frame;
  }

  /** Writes one frame at once. */
  static <F> void write(OutputStream out, F frame, Codec<F> codec) throws IOException {
    out.write(encode(frame, codec));
    out.flush();
  }

  private static <F> byte[] encode(F frame, Codec<F> codec) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FrameLimits.SMALL);
    DataOutputStream payload = new DataOutputStream(bytes);
    try {
      payload.writeInt(0);
      payload.writeByte(codec.type(frame));
      codec.encode(frame, payload);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    byte[] encoded = bytes.toByteArray();
    ByteBuffer.wrap(encoded).putInt(encoded.length - Integer.BYTES - 1);
    return encoded;
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(utf8.length, FrameLimits.STRING);
    out.writeInt(length);
    out.write(utf8, 0, length);
  }

  static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > FrameLimits.STRING) {
      throw new ProtocolException("a text has %d bytes".formatted(length));
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static void writeRest(DataOutputStream out, ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    out.write(copy);
  }

  static ByteBuffer readRest(DataInputStream in) throws IOException {
    return ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer();
  }

  static void writeDuration(DataOutputStream out, Duration duration) throws IOException {
    out.writeLong(duration.toNanos());
  }

  static Duration readDuration(DataInputStream in) throws IOException {
    return Duration.ofNanos(in.readLong());
  }
}
