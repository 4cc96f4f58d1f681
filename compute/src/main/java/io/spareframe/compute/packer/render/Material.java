package io.spareframe.compute.packer.render;

/**
 * What a surface is made of.
 *
 * @param kind how it scatters
 * @param color diffuse and metal: reflectance; glass: what is left of light after one unit of
 *     length
 * @param emission radiance that it sends out
 * @param roughness of its clear or metal surface, 0 to 1; 0 is a mirror
 * @param index of refraction of glass and of a coat
 */
record Material(Kind kind, Vec3 color, Vec3 emission, float roughness, float index) {

  /** How a surface scatters light. */
  enum Kind {
    DIFFUSE(0),
    /** Diffuse under a clear coat. */
    COATED(1),
    METAL(2),
    GLASS(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number that the kernel knows it by. */
    int code() {
      return code;
    }
  }

  static Material diffuse(Vec3 color) {
    return new Material(Kind.DIFFUSE, color, Vec3.ZERO, 0, 1.5f);
  }

  static Material coated(Vec3 color, float roughness) {
    return new Material(Kind.COATED, color, Vec3.ZERO, roughness, 1.5f);
  }

  static Material metal(Vec3 color, float roughness) {
    return new Material(Kind.METAL, color, Vec3.ZERO, roughness, 1.5f);
  }

  static Material glass(Vec3 leftAfterOneUnit, float index) {
    return new Material(Kind.GLASS, leftAfterOneUnit, Vec3.ZERO, 0, index);
  }

  Material glowing(Vec3 radiance) {
    return new Material(kind, color, radiance, roughness, index);
  }
}
