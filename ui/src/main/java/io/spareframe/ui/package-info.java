/** Root of the module. */
@NullMarked
package io.spareframe.ui;

import org.jspecify.annotations.NullMarked;
