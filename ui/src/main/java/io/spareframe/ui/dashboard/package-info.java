/** The first screen: what the machine does, what it earned today, and its last jobs. */
@NullMarked
package io.spareframe.ui.dashboard;

import org.jspecify.annotations.NullMarked;
