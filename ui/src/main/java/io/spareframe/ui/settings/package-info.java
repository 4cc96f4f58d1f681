/** What the user chose, shared by the settings screen and the wizard. */
@NullMarked
package io.spareframe.ui.settings;

import org.jspecify.annotations.NullMarked;
