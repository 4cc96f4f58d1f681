/**
 * The loop: an order is leased, worked on while the guard allows it, and delivered chunk by chunk.
 */
@NullMarked
package io.spareframe.compute.lending;

import org.jspecify.annotations.NullMarked;
