package io.spareframe.compute.job;

/** How a person may be shown a job's chunks. */
public sealed interface Presentation {

  /** Bytes with no picture to show. */
  record Data() implements Presentation {}

  /**
   * Every chunk is a whole picture, row by row from the top left, one {@code u32} a pixel holding
   * 0xAABBGGRR; a later chunk refines the earlier ones.
   *
   * @param width in pixels
   * @param height in pixels
   */
  record Picture(int width, int height) implements Presentation {}
}
