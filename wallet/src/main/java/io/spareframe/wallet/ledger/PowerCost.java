// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

/**
 * What lending cost in electricity.
 *
 * @param microUnits in millionths of the currency, the exact sum rounded half up once
 * @param measured true when all of it was measured, false when some is an estimate
 */
public record PowerCost(
    String currency, long microUnits, long energyMilliwattHours, boolean measured) {}
