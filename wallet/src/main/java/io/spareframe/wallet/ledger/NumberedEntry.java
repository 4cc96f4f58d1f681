// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

/**
 * An entry in its place.
 *
 * @param number counted from 1 in the order of recording
 */
public record NumberedEntry(long number, LedgerEntry entry) {}
