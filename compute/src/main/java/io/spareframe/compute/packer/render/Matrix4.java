package io.spareframe.compute.packer.render;

/**
 * An affine transform of points.
 *
 * @param x where the x axis goes
 * @param y where the y axis goes
 * @param z where the z axis goes
 * @param move where the origin goes
 */
record Matrix4(Vec3 x, Vec3 y, Vec3 z, Vec3 move) {

  static final Matrix4 IDENTITY =
      new Matrix4(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1), Vec3.ZERO);

  /** From 16 numbers, column by column; the last row is taken to be 0, 0, 0, 1. */
  static Matrix4 ofColumns(float[] m) {
    return new Matrix4(
        new Vec3(m[0], m[1], m[2]),
        new Vec3(m[4], m[5], m[6]),
        new Vec3(m[8], m[9], m[10]),
        new Vec3(m[12], m[13], m[14]));
  }

  /** Scaled, then turned by the quaternion x, y, z, w, then moved. */
  static Matrix4 ofTransform(float[] move, float[] q, float[] scale) {
    float length = (float) Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    float n = length > 0 ? 1 / length : 0;
    float x = q[0] * n;
    float y = q[1] * n;
    float z = q[2] * n;
    float w = length > 0 ? q[3] * n : 1;
    return new Matrix4(
        new Vec3(1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)).times(scale[0]),
        new Vec3(2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)).times(scale[1]),
        new Vec3(2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)).times(scale[2]),
        new Vec3(move[0], move[1], move[2]));
  }

  /** First {@code inner}, then this. */
  Matrix4 times(Matrix4 inner) {
    return new Matrix4(
        direction(inner.x), direction(inner.y), direction(inner.z), point(inner.move));
  }

  private Vec3 direction(Vec3 v) {
    return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
  }

  Vec3 point(Vec3 p) {
    return direction(p).plus(move);
  }

  /** A surface's normal, of any length: by the cofactors, so that it stays at right angles. */
  Vec3 normal(Vec3 n) {
    Vec3 turned =
        y.cross(z).times(n.x()).plus(z.cross(x).times(n.y())).plus(x.cross(y).times(n.z()));
    return x.cross(y).dot(z) < 0 ? turned.times(-1) : turned;
  }
}
