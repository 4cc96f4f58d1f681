/** What every screen is made with: the doorway to the toolkit's thread, texts, formats, dialogs. */
@NullMarked
package io.spareframe.ui.kit;

import org.jspecify.annotations.NullMarked;
