package io.spareframe.compute.packer.render;

import java.util.List;
import java.util.Optional;

/**
 * All that is in a picture.
 *
 * @param model the triangles
 * @param spheres round things, few
 * @param ground what the plane y = 0 is made of, where there is one
 * @param camera where it is seen from
 * @param lamp the area light
 * @param horizon the sky's radiance at eye level; the ground fades into it
 * @param zenith the sky's radiance above
 * @param exposure what the picture is multiplied by before the film curve
 */
record Scene(
    Model model,
    List<Sphere> spheres,
    Optional<Material> ground,
    Camera camera,
    Lamp lamp,
    Vec3 horizon,
    Vec3 zenith,
    float exposure) {

  Scene {
    spheres = List.copyOf(spheres);
  }

  record Sphere(Vec3 center, float radius, Material material) {}

  /**
   * @param eye where it stands
   * @param target what it looks at and is focused on
   * @param heightDegrees the angle between the picture's upper and lower edge
   * @param lensRadius 0 for a picture sharp everywhere
   */
  record Camera(Vec3 eye, Vec3 target, float heightDegrees, float lensRadius) {}

  /**
   * A square that shines to one side.
   *
   * @param center its middle
   * @param target what it is turned to
   * @param side its length
   * @param radiance its colour and brightness
   */
  record Lamp(Vec3 center, Vec3 target, float side, Vec3 radiance) {}
}
