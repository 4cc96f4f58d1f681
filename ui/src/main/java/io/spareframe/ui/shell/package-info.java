/** The window around the screens: connection, navigation, theme, closing. */
@NullMarked
package io.spareframe.ui.shell;

import org.jspecify.annotations.NullMarked;
