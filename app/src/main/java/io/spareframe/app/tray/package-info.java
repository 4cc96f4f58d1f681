/** The icon in the desktop's tray: what it shows for each state, and how each desktop is told. */
@NullMarked
package io.spareframe.app.tray;

import org.jspecify.annotations.NullMarked;
