/** How the window and the command line reach an agent. */
@NullMarked
package io.spareframe.app.control.client;

import org.jspecify.annotations.NullMarked;
