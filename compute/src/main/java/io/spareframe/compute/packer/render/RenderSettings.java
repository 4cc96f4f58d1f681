package io.spareframe.compute.packer.render;

/**
 * What picture to make.
 *
 * @param width in pixels
 * @param height in pixels
 * @param samples a pixel; more is less noise, and time grows with it
 * @param chunks how many ever better pictures are delivered, each paid for by itself
 */
public record RenderSettings(int width, int height, int samples, int chunks) {

  /** The most pixels: a chunk's bytes are limited. */
  private static final int MAX_PIXELS = 16 << 20;

  private static final int MAX_EXTENT = 16_384;
  private static final int MAX_SAMPLES = 65_536;
  private static final int MAX_CHUNKS = 64;
  private static final int USUAL_CHUNKS = 4;

  /**
   * @throws IllegalArgumentException naming the value and its limits
   */
  public RenderSettings {
    check("width", width, 1, MAX_EXTENT);
    check("height", height, 1, MAX_EXTENT);
    check("pixels", width * height, 1, MAX_PIXELS);
    check("samples", samples, 1, MAX_SAMPLES);
    check("chunks", chunks, 1, Math.min(samples, MAX_CHUNKS));
  }

  /** With the usual number of chunks. */
  public static RenderSettings of(int width, int height, int samples) {
    return new RenderSettings(width, height, samples, Math.clamp(samples, 1, USUAL_CHUNKS));
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + ", not between " + least + " and " + most);
    }
  }
}
