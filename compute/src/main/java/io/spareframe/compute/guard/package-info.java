/** One question: may we lend now? Small watchers each turn one observation into an opinion. */
@NullMarked
package io.spareframe.compute.guard;

import org.jspecify.annotations.NullMarked;
