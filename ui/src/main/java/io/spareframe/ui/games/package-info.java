/** The programs that pause lending while they run. */
@NullMarked
package io.spareframe.ui.games;

import org.jspecify.annotations.NullMarked;
