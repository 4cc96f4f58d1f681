/** Reaches AMD, Intel and NVIDIA cards and the CPU through the OpenCL loader, by JOCL. */
@NullMarked
package io.spareframe.compute.engine.opencl;

import org.jspecify.annotations.NullMarked;
