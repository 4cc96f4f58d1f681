/** The append-only record of what was earned, vouched, redeemed and spent on power; sums of it. */
@NullMarked
package io.spareframe.wallet.ledger;

import org.jspecify.annotations.NullMarked;
