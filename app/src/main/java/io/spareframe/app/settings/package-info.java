/** What the user chose, kept in one file that survives any crash. */
@NullMarked
package io.spareframe.app.settings;

import org.jspecify.annotations.NullMarked;
