package io.spareframe.app.tray;

/**
 * Draws the icons: a coloured tile with a white sign on it, so that colour and shape both tell the
 * state and both light and dark panels show it. Every edge falls on a pixel's border at every size.
 * Plain arithmetic, since the agent loads no graphics library where its desktop does not need one.
 */
public final class StateIcon {

  private static final int LENDING = 0x169B6B;
  private static final int WAITING = 0x4C63D9;
  private static final int PAUSED = 0x6B7280;
  private static final int PROBLEM = 0xD2741A;

  private StateIcon() {}

  /**
   * One icon.
   *
   * @param pixels width and height, at least 8
   * @return rows from the top, each pixel 0xAARRGGBB, not premultiplied
   */
  public static int[] draw(TrayState.Kind kind, int pixels) {
    if (pixels < 8) {
      throw new IllegalArgumentException("an icon needs 8 pixels, not " + pixels);
    }
    int[] image = new int[pixels * pixels];
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        double tile = box(x, y, 0, 0, pixels, pixels, pixels / 5.0);
        double sign = Math.min(tile, sign(kind, x, y, pixels));
        image[y * pixels + x] = pixel(colour(kind), tile, sign);
      }
    }
    return image;
  }

  private static int colour(TrayState.Kind kind) {
    return switch (kind) {
      case LENDING -> LENDING;
      case WAITING -> WAITING;
      case PAUSED -> PAUSED;
      case PROBLEM -> PROBLEM;
    };
  }

  /** How much of a pixel the sign covers, 0 to 1. */
  private static double sign(TrayState.Kind kind, int x, int y, int pixels) {
    int margin = Math.max(2, Math.round(pixels * 0.19f));
    int stroke = Math.max(1, Math.round(pixels * 0.09f));
    int far = pixels - margin;
    double corner = pixels * 0.06;
    return switch (kind) {
      // The program's mark: a frame, and inside it the spare one while it is lent.
      case LENDING -> {
        int gap = margin + stroke + Math.max(1, Math.round(pixels * 0.07f));
        yield Math.max(
            frame(x, y, pixels, margin, stroke, corner),
            box(x, y, gap, gap, pixels - gap, pixels - gap, 0));
      }
      case WAITING -> frame(x, y, pixels, margin, stroke, corner);
      case PAUSED -> {
        int bar = Math.max(2, Math.round(pixels * 0.17f));
        int left = (pixels - 3 * bar) / 2;
        yield Math.max(
            box(x, y, left, margin, left + bar, far, 0),
            box(x, y, pixels - left - bar, margin, pixels - left, far, 0));
      }
      case PROBLEM -> {
        int bar = 2 * Math.max(1, Math.round(pixels * 0.08f)) + pixels % 2;
        int left = (pixels - bar) / 2;
        int dot = far - bar;
        yield Math.max(
            box(x, y, left, margin, left + bar, dot - Math.max(1, bar / 2), 0),
            box(x, y, left, dot, left + bar, far, 0));
      }
    };
  }

  private static double frame(int x, int y, int pixels, int margin, int stroke, double corner) {
    int inner = margin + stroke;
    return box(x, y, margin, margin, pixels - margin, pixels - margin, corner)
        - box(x, y, inner, inner, pixels - inner, pixels - inner, 0);
  }

  /**
   * How much of pixel (x, y) a box with round corners covers, by its distance to the box's edge.
   */
  private static double box(int x, int y, int left, int top, int right, int bottom, double radius) {
    double dx = Math.abs(x + 0.5 - (left + right) / 2.0) - ((right - left) / 2.0 - radius);
    double dy = Math.abs(y + 0.5 - (top + bottom) / 2.0) - ((bottom - top) / 2.0 - radius);
    double outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
    double distance = outside + Math.min(Math.max(dx, dy), 0) - radius;
    return Math.clamp(0.5 - distance, 0, 1);
  }

  private static int pixel(int colour, double tile, double sign) {
    int alpha = (int) Math.round(tile * 255);
    int result = alpha << 24;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int background = colour >> shift & 0xFF;
      result |= (int) Math.round(background + (255 - background) * sign) << shift;
    }
    return result;
  }
}
