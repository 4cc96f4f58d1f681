/** The agent's end of the control socket. */
@NullMarked
package io.spareframe.app.control.server;

import org.jspecify.annotations.NullMarked;
