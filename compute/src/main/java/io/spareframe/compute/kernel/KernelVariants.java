package io.spareframe.compute.kernel;

import io.spareframe.compute.job.BlobSink;
import io.spareframe.compute.job.KernelModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A module's kernels in the two texts that jobs carry, each complete in itself.
 *
 * @param opencl OpenCL C 1.2, ASCII
 * @param ptx PTX, ASCII
 */
public record KernelVariants(String opencl, String ptx) {

  /** Puts both texts and names them as a module of a job. */
  public KernelModule put(String moduleName, BlobSink blobs) throws IOException {
    return new KernelModule(moduleName, blobs.put(ascii(opencl)), blobs.put(ascii(ptx)));
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
