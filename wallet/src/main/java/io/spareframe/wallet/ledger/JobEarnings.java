// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.TokenAmount;
import java.time.Instant;

/**
 * What one order brought.
 *
 * @param chunks how many of its chunks were paid
 * @param lastAt when the last of them was
 */
public record JobEarnings(
    String orderId, String jobName, int chunks, TokenAmount earned, Instant lastAt) {}
