/** Talking to an Ethereum chain over several nodes: reading, sending transactions, waiting. */
@NullMarked
package io.spareframe.wallet.chain;

import org.jspecify.annotations.NullMarked;
