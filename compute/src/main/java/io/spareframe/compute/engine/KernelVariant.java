package io.spareframe.compute.engine;

import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.KernelModule;

/** Which of a module's two texts an engine compiles. */
public enum KernelVariant {
  OPENCL,
  PTX;

  /** The blob with this variant's text. */
  public ContentId of(KernelModule module) {
    return switch (this) {
      case OPENCL -> module.opencl();
      case PTX -> module.ptx();
    };
  }
}
