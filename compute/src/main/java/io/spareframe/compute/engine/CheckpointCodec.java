package io.spareframe.compute.engine;

import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobCursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A checkpoint as bytes, little-endian: magic and version (8), job id (32), leaf (8), block (8),
 * number of states (4), then for each state the length of its name (4), its length (8), the name in
 * UTF-8 and the content; at the end the CRC-32C of all before (4).
 */
public final class CheckpointCodec {

  /** As many buffers as a manifest can have, and more. */
  private static final int MAX_STATES = 1 << 16;

  private static final int MAX_NAME_BYTES = 1 << 10;

  /** The last byte is the version. */
  private static final byte[] MAGIC = {'S', 'F', 'R', 'C', 'K', 'P', 'T', 1};

  private static final int ID_BYTES = 32;
  private static final int HEAD_BYTES = MAGIC.length + ID_BYTES + 2 * Long.BYTES + Integer.BYTES;
  private static final int STATE_HEAD_BYTES = Integer.BYTES + Long.BYTES;

  private CheckpointCodec() {}

  /** How many bytes {@link #write} writes. */
  public static long encodedBytes(Checkpoint checkpoint) {
    long bytes = HEAD_BYTES + Integer.BYTES;
    for (Map.Entry<String, ByteBuffer> state : checkpoint.states().entrySet()) {
      bytes += STATE_HEAD_BYTES + nameBytes(state.getKey()).length + state.getValue().remaining();
    }
    return bytes;
  }

  /** Writes the checkpoint to a blocking channel. */
  public static void write(Checkpoint checkpoint, WritableByteChannel to) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer head = littleEndian(HEAD_BYTES);
    head.put(MAGIC)
        .put(HexFormat.of().parseHex(checkpoint.job().hex()))
        .putLong(checkpoint.cursor().leaf())
        .putLong(checkpoint.cursor().block())
        .putInt(checkpoint.states().size());
    writeFully(to, head.flip(), crc);
    for (Map.Entry<String, ByteBuffer> state : checkpoint.states().entrySet()) {
      byte[] name = nameBytes(state.getKey());
      ByteBuffer stateHead = littleEndian(STATE_HEAD_BYTES + name.length);
      stateHead.putInt(name.length).putLong(state.getValue().remaining()).put(name);
      writeFully(to, stateHead.flip(), crc);
      writeFully(to, state.getValue().duplicate(), crc);
    }
    writeFully(to, littleEndian(Integer.BYTES).putInt((int) crc.getValue()).flip(), crc);
  }

  /**
   * Reads one checkpoint, from there to its end, from a blocking channel. What a state's length
   * says is not believed beyond the limit, so that a stranger's bytes cannot take all memory.
   *
   * @param maxBytes the most that the checkpoint may take
   * @throws CorruptCheckpointException if it is none, is torn, or is larger
   */
  public static Checkpoint read(ReadableByteChannel from, long maxBytes) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer head = readFully(from, littleEndian(HEAD_BYTES), crc);
    byte[] magic = new byte[MAGIC.length];
    head.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new CorruptCheckpointException("not a checkpoint of version " + MAGIC[7]);
    }
    byte[] id = new byte[ID_BYTES];
    head.get(id);
    JobCursor cursor = new JobCursor(head.getLong(), head.getLong());
    int count = head.getInt();
    if (count < 0 || count > MAX_STATES) {
      throw new CorruptCheckpointException(count + " states; at most " + MAX_STATES);
    }
    long budget = maxBytes - HEAD_BYTES - Integer.BYTES;
    Map<String, ByteBuffer> states = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer stateHead = readFully(from, littleEndian(STATE_HEAD_BYTES), crc);
      int nameLength = stateHead.getInt();
      long length = stateHead.getLong();
      if (nameLength < 0 || nameLength > MAX_NAME_BYTES) {
        throw new CorruptCheckpointException(
            "a name of " + nameLength + " bytes; at most " + MAX_NAME_BYTES);
      }
      budget -= STATE_HEAD_BYTES + nameLength;
      if (length < 0 || length > budget || length > Integer.MAX_VALUE) {
        throw new CorruptCheckpointException(
            "a state of " + length + " bytes; at most " + Math.max(0, budget));
      }
      budget -= length;
      ByteBuffer name = readFully(from, ByteBuffer.allocate(nameLength), crc);
      ByteBuffer content = readFully(from, HostCopy.allocate(length), crc);
      if (states.put(StandardCharsets.UTF_8.decode(name).toString(), content) != null) {
        throw new CorruptCheckpointException("a state twice");
      }
    }
    int expected = (int) crc.getValue();
    if (readFully(from, littleEndian(Integer.BYTES), crc).getInt() != expected) {
      throw new CorruptCheckpointException("the checksum does not match");
    }
    return new Checkpoint(ContentId.ofDigest(id), cursor, states);
  }

  private static byte[] nameBytes(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          "a buffer's name has at most " + MAX_NAME_BYTES + " bytes");
    }
    return bytes;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(WritableByteChannel to, ByteBuffer bytes, CRC32C crc)
      throws IOException {
    crc.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private static ByteBuffer readFully(ReadableByteChannel from, ByteBuffer to, CRC32C crc)
      throws IOException {
    while (to.hasRemaining()) {
      if (from.read(to) < 0) {
        throw new CorruptCheckpointException("it ends too soon");
      }
    }
    to.flip();
    crc.update(to.duplicate());
    return to;
  }
}
