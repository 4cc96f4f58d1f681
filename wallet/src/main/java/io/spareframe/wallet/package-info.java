/** Money: the values its rooms share (addresses, hashes, signatures, token amounts). */
@NullMarked
package io.spareframe.wallet;

import org.jspecify.annotations.NullMarked;
