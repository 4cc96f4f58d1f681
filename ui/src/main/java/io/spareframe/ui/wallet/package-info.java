/** Where earnings are paid to: making or importing a wallet, its address, locking it. */
@NullMarked
package io.spareframe.ui.wallet;

import org.jspecify.annotations.NullMarked;
