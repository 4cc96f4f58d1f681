@NullMarked
package io.spareframe.wallet;

import org.jspecify.annotations.NullMarked;
