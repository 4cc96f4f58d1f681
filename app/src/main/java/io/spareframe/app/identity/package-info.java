/** Who this machine is to the network: a key apart from every money key. */
@NullMarked
package io.spareframe.app.identity;

import org.jspecify.annotations.NullMarked;
