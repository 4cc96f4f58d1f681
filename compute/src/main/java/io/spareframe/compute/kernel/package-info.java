/** The kernel dialect: one source, packed as OpenCL C and as PTX. */
@NullMarked
package io.spareframe.compute.kernel;

import org.jspecify.annotations.NullMarked;
