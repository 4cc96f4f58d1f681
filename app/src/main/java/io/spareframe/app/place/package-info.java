/** Where the agent's files lie, and how processes of this program are started. */
@NullMarked
package io.spareframe.app.place;

import org.jspecify.annotations.NullMarked;
