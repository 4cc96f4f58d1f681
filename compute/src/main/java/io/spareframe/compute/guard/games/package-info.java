/** Which programs are games, and which of them run. */
@NullMarked
package io.spareframe.compute.guard.games;

import org.jspecify.annotations.NullMarked;
