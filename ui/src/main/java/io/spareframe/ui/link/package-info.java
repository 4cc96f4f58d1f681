/** The window's end of the control API: the agent's state as it changes, and commands to it. */
@NullMarked
package io.spareframe.ui.link;

import org.jspecify.annotations.NullMarked;
