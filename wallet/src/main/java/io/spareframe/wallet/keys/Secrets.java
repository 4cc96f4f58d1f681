// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Conversions of secrets that leave no copy behind but the one they return. */
final class Secrets {
  private Secrets() {}

  static byte[] utf8(char[] secret) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
    byte[] longest = new byte[(int) Math.ceil(secret.length * (double) encoder.maxBytesPerChar())];
    ByteBuffer encoded = ByteBuffer.wrap(longest);
    encoder.encode(CharBuffer.wrap(secret), encoded, true);
    encoder.flush(encoded);
    byte[] bytes = Arrays.copyOf(longest, encoded.position());
    wipe(longest);
    return bytes;
  }

  static void wipe(char[] secret) {
    Arrays.fill(secret, '\0');
  }

  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
