/** The embedded market: a queue of orders in SQLite, with its own way to submit them. */
@NullMarked
package io.spareframe.compute.market.local;

import org.jspecify.annotations.NullMarked;
