/** Root of the module. */
@NullMarked
package io.spareframe.app;

import org.jspecify.annotations.NullMarked;
