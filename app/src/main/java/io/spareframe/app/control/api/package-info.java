/** The control API's messages: what an agent says of itself, and what it can be told to do. */
@NullMarked
package io.spareframe.app.control.api;

import org.jspecify.annotations.NullMarked;
