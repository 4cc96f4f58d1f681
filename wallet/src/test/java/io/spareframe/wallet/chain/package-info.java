@NullMarked
package io.spareframe.wallet.chain;

import org.jspecify.annotations.NullMarked;
