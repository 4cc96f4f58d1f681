/** Root of the module. */
@NullMarked
package io.spareframe.compute;

import org.jspecify.annotations.NullMarked;
