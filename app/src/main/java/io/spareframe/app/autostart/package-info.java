/** Starting the agent when the user logs in, by each system's own means. */
@NullMarked
package io.spareframe.app.autostart;

import org.jspecify.annotations.NullMarked;
