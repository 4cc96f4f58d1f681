package io.spareframe.compute.packer.render;

/** Three numbers: a place, a direction or a colour. */
record Vec3(float x, float y, float z) {

  static final Vec3 ZERO = new Vec3(0, 0, 0);

  Vec3 plus(Vec3 v) {
    return new Vec3(x + v.x, y + v.y, z + v.z);
  }

  Vec3 minus(Vec3 v) {
    return new Vec3(x - v.x, y - v.y, z - v.z);
  }

  Vec3 times(float s) {
    return new Vec3(x * s, y * s, z * s);
  }

  float dot(Vec3 v) {
    return x * v.x + y * v.y + z * v.z;
  }

  Vec3 cross(Vec3 v) {
    return new Vec3(y * v.z - z * v.y, z * v.x - x * v.z, x * v.y - y * v.x);
  }

  float length() {
    return (float) Math.sqrt(dot(this));
  }

  Vec3 unit() {
    return times(1 / length());
  }
}
