// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A key without a password in a file that only its owner can read: 32 raw bytes. For keys that
 * guard nothing of value, such as the one that signs test credit.
 */
public final class KeyFile {
  private KeyFile() {}

  /**
   * The key in {@code file}; a new random one is written first when there is no such file.
   *
   * @throws IOException when the file cannot be read or written, or holds something else
   */
  public static PrivateKey loadOrCreate(Path file, SecureRandom random) throws IOException {
    Optional<PrivateKey> existing = load(file);
    if (existing.isPresent()) {
      return existing.get();
    }
    PrivateKey created = PrivateKey.generate(random);
    byte[] secret = created.copyOfSecret();
    try {
      PrivateFile.create(file, secret);
      return created;
    } catch (FileAlreadyExistsException e) {
      created.close();
      return load(file).orElseThrow(() -> e);
    } finally {
      Secrets.wipe(secret);
    }
  }

  private static Optional<PrivateKey> load(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(PrivateKey.LENGTH + 1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(PrivateKey.of(content));
    } catch (IllegalArgumentException e) {
      throw new IOException("the key file " + file.getFileName() + " holds no private key", e);
    } finally {
      Secrets.wipe(content);
    }
  }
}
