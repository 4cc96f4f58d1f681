// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Conversions of secrets that leave no copy behind but the one they return. */
final class Secrets {
  private Secrets() {}

  static byte[] utf8(char[] secret) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    return bytes;
  }

  static void wipe(char[] secret) {
    Arrays.fill(secret, '\0');
  }

  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
