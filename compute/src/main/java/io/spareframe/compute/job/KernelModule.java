package io.spareframe.compute.job;

/**
 * One source file of kernels, packed in the two variants that every module has.
 *
 * @param name how launches name it
 * @param opencl the blob with the OpenCL C 1.2 source, prelude included
 * @param ptx the blob with the PTX text for NVIDIA devices
 */
public record KernelModule(String name, ContentId opencl, ContentId ptx) {}
