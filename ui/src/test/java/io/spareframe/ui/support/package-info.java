/** What the window's tests share: an agent's end of the control API with a script, and samples. */
@NullMarked
package io.spareframe.ui.support;

import org.jspecify.annotations.NullMarked;
