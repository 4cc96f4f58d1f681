/** Joins work and money: deliveries and vouchers become ledger entries. */
@NullMarked
package io.spareframe.app.earnings;

import org.jspecify.annotations.NullMarked;
