// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** A process of its own: records deliveries until it is killed, and prints each one once it is. */
final class EndlessRecorder {
  static final Token CREDIT = new Token("CREDIT", 6, true);
  static final int REPEATED = 5;

  private EndlessRecorder() {}

  /** Arguments: the ledger file, the number of the first delivery. */
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[1]);
    try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
      // As after a real crash, the last deliveries before it are handed in again.
      for (long delivery = Math.max(1, first - REPEATED); ; delivery++) {
        LedgerEntry.Earned earned =
            new LedgerEntry.Earned(
                "delivery-" + delivery,
                "order",
                0,
                "job",
                TokenAmount.of(delivery, CREDIT),
                Instant.now());
        if (ledger.record(earned) instanceof Recording.Recorded) {
          byte[] line = (delivery + "\n").getBytes(StandardCharsets.US_ASCII);
          System.out.write(line, 0, line.length);
          System.out.flush();
        }
      }
    }
  }
}
