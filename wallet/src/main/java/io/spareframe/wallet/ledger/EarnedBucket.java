// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.TokenAmount;
import java.time.Instant;

/** What was earned from {@code start} to just before {@code end}; zero where nothing was. */
public record EarnedBucket(Instant start, Instant end, TokenAmount earned) {}
