// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.keys.KeyFile;
import io.spareframe.wallet.keys.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key of the embedded market's requester. It signs test credit alone, so it lies without a
 * password in a file for its owner; it is another key than the provider's wallet.
 */
public final class PayerKey implements AutoCloseable {
  private final PrivateKey key;

  private PayerKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads the key, or makes one and stores it durably first.
   *
   * @throws IOException when the file cannot be read or written, or holds something else
   */
  public static PayerKey loadOrCreate(Path file) throws IOException {
    return new PayerKey(KeyFile.loadOrCreate(file, new SecureRandom()));
  }

  public Address address() {
    return key.address();
  }

  public Signature sign(Voucher voucher, VoucherDomain domain) {
    return key.sign(voucher.digest(domain));
  }

  @Override
  public void close() {
    key.close();
  }
}
