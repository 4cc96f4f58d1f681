package io.spareframe.compute.packer.render;

import java.util.List;
import java.util.Optional;

/** Arranges models for a picture: a soft lamp to the left, an evening sky, a floor without end. */
final class Studio {

  private static final Vec3 HORIZON = new Vec3(0.42f, 0.44f, 0.50f);
  private static final Vec3 ZENITH = new Vec3(0.09f, 0.16f, 0.33f);
  private static final float EXPOSURE = 1.15f;

  /** The angle between a portrait's upper and lower edge, and how much of it the model fills. */
  private static final float PORTRAIT_DEGREES = 26;

  private static final float FILLED = 0.84f;
  private static final Vec3 UP = new Vec3(0, 1, 0);
  private static final Material FLOOR = Material.coated(new Vec3(0.36f, 0.33f, 0.30f), 0.3f);

  private Studio() {}

  /** What a surface is made of whose file does not say. */
  static Material plain() {
    return Material.coated(new Vec3(0.72f, 0.66f, 0.58f), 0.12f);
  }

  /**
   * One model in the middle, at its own proportions, the picture filled as far as it fits.
   *
   * @param aspect the picture's width divided by its height
   */
  static Scene portrait(Model model, float aspect) {
    Vec3 size = model.high().minus(model.low());
    float largest = Math.max(size.x(), Math.max(size.y(), size.z()));
    Model placed = model.placed(2 / largest, 0, 0, 0);
    Vec3 high = placed.high();
    Vec3 middle = new Vec3(0, high.y() * 0.5f, 0);
    Vec3 view = new Vec3(0.28f, 0.26f, 1).unit();
    Vec3 eye = middle.plus(view.times(distance(high, middle, view, aspect)));
    return scene(placed, List.of(), new Scene.Camera(eye, middle, PORTRAIT_DEGREES, 0.012f));
  }

  /**
   * How far from the middle of a box the eye must be to see all of it.
   *
   * @param high the box's upper corner; the opposite one is at -x, 0, -z
   * @param view from the middle to the eye, of length 1
   */
  private static float distance(Vec3 high, Vec3 middle, Vec3 view, float aspect) {
    float tangent = FILLED * (float) Math.tan(Math.toRadians(PORTRAIT_DEGREES / 2));
    Vec3 right = UP.cross(view).unit();
    Vec3 up = view.cross(right);
    float distance = 0;
    for (int corner = 0; corner < 8; corner++) {
      Vec3 from =
          new Vec3(
                  (corner & 1) == 0 ? high.x() : -high.x(),
                  (corner & 2) == 0 ? high.y() : 0,
                  (corner & 4) == 0 ? high.z() : -high.z())
              .minus(middle);
      float nearer = from.dot(view);
      distance = Math.max(distance, nearer + Math.abs(from.dot(right)) / (tangent * aspect));
      distance = Math.max(distance, nearer + Math.abs(from.dot(up)) / tangent);
    }
    return distance;
  }

  /** The picture that comes with the program. */
  static Scene bunnies(Model bunny) {
    Model porcelain =
        bunny.standing(2, 24, -0.15f, 0).of(Material.coated(new Vec3(0.78f, 0.70f, 0.60f), 0.08f));
    Model glass =
        bunny
            .standing(0.95f, -40, 1.62f, 0.95f)
            .of(Material.glass(new Vec3(0.35f, 0.80f, 0.62f), 1.5f));
    Model copper =
        bunny
            .standing(0.8f, 60, -1.75f, 0.75f)
            .of(Material.metal(new Vec3(0.95f, 0.62f, 0.42f), 0.18f));
    List<Scene.Sphere> spheres =
        List.of(
            sphere(2.35f, -1.1f, 0.85f, Material.metal(new Vec3(0.93f, 0.94f, 0.95f), 0)),
            sphere(0.72f, 1.5f, 0.27f, Material.glass(new Vec3(0.97f, 0.98f, 0.98f), 1.5f)),
            sphere(-2.5f, -0.7f, 0.5f, Material.coated(new Vec3(0.10f, 0.28f, 0.42f), 0.05f)),
            sphere(-0.72f, 1.55f, 0.18f, Material.coated(new Vec3(0.72f, 0.13f, 0.10f), 0.05f)));
    return scene(
        Model.together(List.of(porcelain, glass, copper)),
        spheres,
        new Scene.Camera(new Vec3(0.35f, 1.75f, 6.9f), new Vec3(0.08f, 0.82f, 0.2f), 26, 0.03f));
  }

  private static Scene.Sphere sphere(float x, float z, float radius, Material material) {
    return new Scene.Sphere(new Vec3(x, radius, z), radius, material);
  }

  private static Scene scene(Model model, List<Scene.Sphere> spheres, Scene.Camera camera) {
    return new Scene(
        model,
        spheres,
        Optional.of(FLOOR),
        camera,
        new Scene.Lamp(
            new Vec3(-4.4f, 5.0f, 3.0f), UP.times(0.6f), 3.2f, new Vec3(19f, 14.6f, 10f)),
        HORIZON,
        ZENITH,
        EXPOSURE);
  }
}
