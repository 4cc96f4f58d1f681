@NullMarked
package io.spareframe.wallet.ledger;

import org.jspecify.annotations.NullMarked;
