/** Reaches NVIDIA cards through the CUDA driver API alone, by JCuda: gamers have no toolkit. */
@NullMarked
package io.spareframe.compute.engine.cuda;

import org.jspecify.annotations.NullMarked;
