package io.spareframe.compute.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a chunk of a {@link Presentation.Picture} as PNG. The JDK's own writer would load all of
 * java.desktop into the agent.
 *
 * <p>Format: https://www.w3.org/TR/png-3/
 */
public final class PictureWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BYTES_PER_PIXEL = 3;
  private static final byte EIGHT_BITS = 8;
  private static final byte TRUE_COLOR = 2;
  private static final byte FILTER_SUB = 1;

  private PictureWriter() {}

  /**
   * Writes the picture; transparency is dropped.
   *
   * @param chunk 0xAABBGGRR little-endian, row by row; its position is left as it was
   * @throws IllegalArgumentException if the chunk has not width * height * 4 bytes
   */
  public static void writePng(Presentation.Picture picture, ByteBuffer chunk, OutputStream out)
      throws IOException {
    if (chunk.remaining() != 4L * picture.width() * picture.height()) {
      throw new IllegalArgumentException(
          chunk.remaining() + " bytes are no " + picture.width() + "x" + picture.height());
    }
    out.write(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(picture.width()).putInt(picture.height()).put(EIGHT_BITS).put(TRUE_COLOR);
    writeBlock("IHDR", header.array(), out);
    writeBlock("IDAT", compressedRows(picture, chunk), out);
    writeBlock("IEND", new byte[0], out);
  }

  private static byte[] compressedRows(Presentation.Picture picture, ByteBuffer chunk)
      throws IOException {
    ByteBuffer pixels = chunk.slice().order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] row = new byte[1 + picture.width() * BYTES_PER_PIXEL];
    row[0] = FILTER_SUB;
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream rows = new DeflaterOutputStream(compressed, deflater)) {
      for (int y = 0; y < picture.height(); y++) {
        int left = 0;
        for (int x = 0; x < picture.width(); x++) {
          int pixel = pixels.getInt();
          int at = 1 + x * BYTES_PER_PIXEL;
          row[at] = (byte) ((pixel & 0xFF) - (left & 0xFF));
          row[at + 1] = (byte) ((pixel >> 8 & 0xFF) - (left >> 8 & 0xFF));
          row[at + 2] = (byte) ((pixel >> 16 & 0xFF) - (left >> 16 & 0xFF));
          left = pixel;
        }
        rows.write(row);
      }
    } finally {
      deflater.end();
    }
    return compressed.toByteArray();
  }

  private static void writeBlock(String type, byte[] content, OutputStream out) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    out.write(ByteBuffer.allocate(4).putInt(content.length).array());
    out.write(name);
    out.write(content);
    out.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
