/** Root of the module. */
@NullMarked
package io.spareframe.wallet;

import org.jspecify.annotations.NullMarked;
