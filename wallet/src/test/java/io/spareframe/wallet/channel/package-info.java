@NullMarked
package io.spareframe.wallet.channel;

import org.jspecify.annotations.NullMarked;
