/**
 * The words that a Linux desktop's tray and a program exchange over D-Bus: StatusNotifierItem and
 * its menu.
 */
@NullMarked
package io.spareframe.app.tray.statusnotifier;

import org.jspecify.annotations.NullMarked;
