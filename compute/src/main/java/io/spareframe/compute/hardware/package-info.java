/** What is in this PC, read once from what the system already knows, without touching a GPU API. */
@NullMarked
package io.spareframe.compute.hardware;

import org.jspecify.annotations.NullMarked;
