@NullMarked
package io.spareframe.wallet.keys;

import org.jspecify.annotations.NullMarked;
