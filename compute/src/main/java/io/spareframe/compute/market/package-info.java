/** Where orders come from: what an order is, and the lease under which one is worked on. */
@NullMarked
package io.spareframe.compute.market;

import org.jspecify.annotations.NullMarked;
