/** Payment channels: what a voucher is, who may sign it, and the contract that pays it out. */
@NullMarked
package io.spareframe.wallet.channel;

import org.jspecify.annotations.NullMarked;
