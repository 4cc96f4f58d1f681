package io.spareframe.app.control.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes {@link Message}s: one JSON object a line, UTF-8. Line buffers are wiped after
 * use, since a line may hold a password.
 */
public final class Wire {

  /** The version of this API; both ends must have the same. */
  public static final int PROTOCOL = 1;

  /** The longest line that an agent takes from a client. */
  public static final int MAX_REQUEST_BYTES = 64 * 1024;

  /** The longest line that a client takes from an agent: a picture is the largest. */
  public static final int MAX_RESPONSE_BYTES = 48 * 1024 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultVisibility(
              only -> only.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .build();

  private Wire() {}

  /**
   * Reads the next message. The stream should be buffered.
   *
   * @return null at the end of the stream
   * @throws IOException if the stream fails, the line is longer than {@code maxBytes}, or it is not
   *     a message
   */
  public static @Nullable Message read(InputStream in, int maxBytes) throws IOException {
    byte[] line = new byte[1024];
    int length = 0;
    try {
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          if (length == 0) {
            return null;
          }
          throw new EOFException("the connection ended inside a message");
        }
        if (length == maxBytes) {
          throw new IOException("a message is longer than " + maxBytes + " bytes");
        }
        if (length == line.length) {
          byte[] longer = Arrays.copyOf(line, Math.min(maxBytes, length * 2));
          Arrays.fill(line, (byte) 0);
          line = longer;
        }
        line[length++] = (byte) b;
      }
      return JSON.readValue(line, 0, length, Message.class);
    } catch (JacksonException e) {
      // Its text may quote the line, and with it a password.
      throw new IOException("a line is not a message of this API");
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  /**
   * Writes one message and flushes. One writer at a time.
   *
   * @throws IOException if the stream fails
   */
  public static void write(OutputStream out, Message message) throws IOException {
    byte[] line;
    try {
      line = JSON.writeValueAsBytes(message);
    } catch (JacksonException e) {
      throw new IllegalStateException("every message can be written", e);
    }
    try {
      out.write(line);
      out.write('\n');
      out.flush();
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }
}
