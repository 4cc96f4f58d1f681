// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Signature;

/** Whether a voucher is as good as the contract would take it. */
public sealed interface VoucherVerdict {
  record Accepted(Voucher voucher, Signature signature) implements VoucherVerdict {}

  record Refused(Reason reason) implements VoucherVerdict {}

  /** Why a voucher is worth nothing. */
  enum Reason {
    WRONG_CHANNEL("the voucher is for another channel"),
    NOT_ABOVE_PREVIOUS("the voucher is not over more than the one before"),
    ABOVE_DEPOSIT("the voucher is over more than the channel holds"),
    MALFORMED_SIGNATURE("the signature is not 65 bytes r, s, v of the curve"),
    MALLEABLE_SIGNATURE("the signature has a high s, which the contract refuses"),
    WRONG_PAYER("the voucher is not signed by the channel's payer");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }
}
