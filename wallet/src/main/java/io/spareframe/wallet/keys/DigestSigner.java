// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;

/** Signs 32-byte digests as one account. What a digest means is checked by whoever asks. */
public interface DigestSigner {
  /** The account that {@link #sign} speaks for. */
  Address address() throws WalletLockedException;

  /** A signature with low s. */
  Signature sign(Bytes32 digest) throws WalletLockedException;
}
