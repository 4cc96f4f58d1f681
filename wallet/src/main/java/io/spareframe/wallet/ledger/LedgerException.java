// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

/** The ledger file cannot be read or written: disk full, damaged, or made by a newer version. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  LedgerException(String message) {
    super(message);
  }
}
