// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

/** What came of recording an entry. */
public sealed interface Recording {
  /** It is on the disk and will survive a power cut. */
  record Recorded(long number) implements Recording {}

  /** The same entry was recorded before; nothing was added. */
  record AlreadyRecorded(long number) implements Recording {}

  /**
   * It contradicts what the ledger holds; nothing was added.
   *
   * @param reason a sentence
   */
  record Refused(String reason) implements Recording {}
}
