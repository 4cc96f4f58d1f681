// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Signature;
import io.spareframe.wallet.channel.VoucherVerdict.Reason;
import java.math.BigInteger;
import java.util.Optional;

/** Checks what a stranger sends as payment. Holds no state; safe for use by several threads. */
public final class VoucherVerifier {
  private final VoucherDomain domain;

  public VoucherVerifier(VoucherDomain domain) {
    this.domain = domain;
  }

  /**
   * The cheap checks come first, so that nonsense costs no curve arithmetic.
   *
   * @param highestUnits of the vouchers accepted on this channel so far, zero at first
   * @param signature as received, of any length
   */
  public VoucherVerdict verify(
      ChannelTerms terms, BigInteger highestUnits, Voucher voucher, byte[] signature) {
    if (!voucher.channelId().equals(terms.channelId())) {
      return new VoucherVerdict.Refused(Reason.WRONG_CHANNEL);
    }
    if (voucher.cumulativeUnits().compareTo(highestUnits) <= 0) {
      return new VoucherVerdict.Refused(Reason.NOT_ABOVE_PREVIOUS);
    }
    if (voucher.cumulativeUnits().compareTo(terms.depositUnits()) > 0) {
      return new VoucherVerdict.Refused(Reason.ABOVE_DEPOSIT);
    }
    Optional<Signature> decoded = Signature.decode(signature);
    if (decoded.isEmpty()) {
      return new VoucherVerdict.Refused(Reason.MALFORMED_SIGNATURE);
    }
    if (!decoded.get().hasLowS()) {
      return new VoucherVerdict.Refused(Reason.MALLEABLE_SIGNATURE);
    }
    boolean byPayer =
        decoded.get().signer(voucher.digest(domain)).filter(terms.payer()::equals).isPresent();
    return byPayer
        ? new VoucherVerdict.Accepted(voucher, decoded.get())
        : new VoucherVerdict.Refused(Reason.WRONG_PAYER);
  }
}
