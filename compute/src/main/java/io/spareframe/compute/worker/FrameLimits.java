package io.spareframe.compute.worker;

import io.spareframe.compute.job.JobLimits;

/** Every limit of the frame protocol, in one place. Lengths are of payloads, in bytes. */
final class FrameLimits {

  /** Both sides are of one build; this catches a worker started from another one. */
  static final int PROTOCOL = 1;

  /** A frame of a few numbers. */
  static final int SMALL = 256;

  /** A frame with a text or two. */
  static final int TEXT = 64 << 10;

  /** One text in UTF-8; longer ones are cut by their sender. */
  static final int STRING = 16 << 10;

  /** The list of devices. */
  static final int DEVICES_FRAME = 256 << 10;

  /** Devices in the list. */
  static final int DEVICES = 64;

  /** The data of a blob or chunk part. */
  static final int PART = 1 << 20;

  /** A frame with a part. */
  static final int PART_FRAME = PART + SMALL;

  /** The manifest. */
  static final int MANIFEST = JobLimits.MANIFEST_BYTES;

  private FrameLimits() {}
}
