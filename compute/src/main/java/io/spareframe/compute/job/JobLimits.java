package io.spareframe.compute.job;

/**
 * Every limit that a job must keep, in one place. They bound what a stranger's job can make us
 * allocate, loop over or hand to a driver.
 */
public final class JobLimits {

  /** A manifest's JSON. */
  public static final int MANIFEST_BYTES = 1 << 20;

  /** How deep a manifest's JSON nests: a step's arguments inside {@link #REPEAT_DEPTH} repeats. */
  public static final int JSON_DEPTH = 64;

  /** Digits of a number in a manifest. */
  public static final int NUMBER_DIGITS = 64;

  /** Characters of any text in a manifest. */
  public static final int STRING_LENGTH = 1024;

  /** Characters of a job's name for people. */
  public static final int TITLE_LENGTH = 200;

  /** Characters of a module's, buffer's or kernel's name. */
  public static final int NAME_LENGTH = 64;

  public static final int MODULES = 16;
  public static final int BUFFERS = 256;

  /** Steps as written, repeats and their bodies counted once. */
  public static final int STEPS = 8192;

  /** Repeats inside repeats. */
  public static final int REPEAT_DEPTH = 8;

  /** Turns of one repeat. */
  public static final int REPEAT_TIMES = 10_000_000;

  /** Launches and emits when every repeat is written out. */
  public static final long LEAVES = 1_000_000_000L;

  /** Chunks of one job. */
  public static final int EMITS = 4096;

  /** Blocks of a grid in each dimension: the smallest maximum of CUDA's three. */
  public static final int GRID_EXTENT = 65_535;

  /** Blocks of one grid: a linear block index is a u32, and drivers count in i32. */
  public static final long GRID_BLOCKS = Integer.MAX_VALUE;

  /** Threads of a block in x and in y. */
  public static final int BLOCK_EXTENT = 256;

  /** Threads of a block in z: CUDA's maximum. */
  public static final int BLOCK_EXTENT_Z = 64;

  /**
   * Threads of one block: what every GPU of the last ten years runs, AMD's default being lowest.
   */
  public static final int BLOCK_THREADS = 256;

  /** Arguments of one launch after the slice parameters. */
  public static final int ARGUMENTS = 32;

  /** One buffer; OpenCL devices refuse single allocations well below their memory. */
  public static final long BUFFER_BYTES = 1L << 30;

  /** All buffers together. */
  public static final long PEAK_BYTES = 64L << 30;

  /** One blob. */
  public static final long BLOB_BYTES = 1L << 30;

  /** The text of one kernel variant. */
  public static final int KERNEL_BYTES = 4 << 20;

  /** One chunk: it travels and is hashed as a whole. */
  public static final long CHUNK_BYTES = 64L << 20;

  /** All chunks of a job. */
  public static final long OUTPUT_BYTES = 16L << 30;

  /** One chunk's weight; all of a job's weights add up within a long. */
  public static final int WEIGHT = 1_000_000;

  /** A picture's width or height. */
  public static final int PICTURE_EXTENT = 16_384;

  /** The newest PTX that is taken, in tenths: 7.0 needs a driver of 450 (2020). */
  public static final int PTX_VERSION_TENTHS = 70;

  /** The newest architecture that PTX may ask for; it also runs on every newer card. */
  public static final int PTX_TARGET = 75;

  private JobLimits() {}

  static void atMost(String field, long value, long limit, String unit) throws InvalidJobException {
    if (value > limit) {
      throw new InvalidJobException(field, value + unit + " is more than " + limit);
    }
  }

  static InvalidJobException tooDeep(String field) {
    return new InvalidJobException(field, "is nested deeper than " + REPEAT_DEPTH + " repeats");
  }

  static void within(String field, long value, long least, long limit) throws InvalidJobException {
    if (value < least) {
      throw new InvalidJobException(field, value + " is less than " + least);
    }
    atMost(field, value, limit, "");
  }
}
