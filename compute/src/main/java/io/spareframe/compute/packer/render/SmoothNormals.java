package io.spareframe.compute.packer.render;

import java.util.Arrays;

/**
 * Makes shading normals where a file has none: at each corner the mean of the faces around that
 * point, weighted by area, of those that meet the corner's own face at less than the crease angle;
 * so a sphere is smooth and a cube keeps its edges.
 */
final class SmoothNormals {

  private static final float CREASE_COSINE = (float) Math.cos(Math.toRadians(50));

  private SmoothNormals() {}

  /**
   * @param corners 9 a triangle
   * @param normals 9 a triangle; those that are zero are filled in
   */
  static void fill(float[] corners, float[] normals) {
    int count = corners.length / 3;
    int[] nextAtPoint = new int[count];
    int[] firstAtPoint = chains(corners, nextAtPoint);
    Vec3[] faces = new Vec3[count / 3];
    for (int t = 0; t < faces.length; t++) {
      Vec3 a = at(corners, t * 3);
      faces[t] = at(corners, t * 3 + 1).minus(a).cross(at(corners, t * 3 + 2).minus(a));
    }
    for (int corner = 0; corner < count; corner++) {
      if (at(normals, corner).equals(Vec3.ZERO)) {
        Vec3 own = faces[corner / 3];
        float threshold = CREASE_COSINE * own.length();
        Vec3 sum = Vec3.ZERO;
        for (int other = firstAtPoint[corner]; other >= 0; other = nextAtPoint[other]) {
          Vec3 face = faces[other / 3];
          if (face.dot(own) >= threshold * face.length()) {
            sum = sum.plus(face);
          }
        }
        Vec3 normal = unitOr(sum, own);
        normals[corner * 3] = normal.x();
        normals[corner * 3 + 1] = normal.y();
        normals[corner * 3 + 2] = normal.z();
      }
    }
  }

  /** Links the corners that lie at one point; gives each corner the first of its chain. */
  private static int[] chains(float[] corners, int[] next) {
    int count = corners.length / 3;
    int slots = Integer.highestOneBit(Math.max(2, count)) * 4;
    int[] table = new int[slots];
    Arrays.fill(table, -1);
    Arrays.fill(next, -1);
    int[] first = new int[count];
    for (int i = 0; i < count; i++) {
      int slot = hash(corners, i) & (slots - 1);
      while (table[slot] >= 0 && !same(corners, table[slot], i)) {
        slot = (slot + 1) & (slots - 1);
      }
      if (table[slot] < 0) {
        table[slot] = i;
        first[i] = i;
      } else {
        first[i] = table[slot];
        next[i] = next[first[i]];
        next[first[i]] = i;
      }
    }
    return first;
  }

  private static int hash(float[] corners, int i) {
    int h = 0;
    for (int k = 0; k < 3; k++) {
      // Adding 0 makes -0.0 and 0.0 one point.
      h = (h ^ Float.floatToIntBits(corners[i * 3 + k] + 0.0f)) * 0x9E3779B1;
      h ^= h >>> 15;
    }
    return h;
  }

  private static boolean same(float[] corners, int i, int j) {
    return corners[i * 3] == corners[j * 3]
        && corners[i * 3 + 1] == corners[j * 3 + 1]
        && corners[i * 3 + 2] == corners[j * 3 + 2];
  }

  private static Vec3 at(float[] array, int corner) {
    return new Vec3(array[corner * 3], array[corner * 3 + 1], array[corner * 3 + 2]);
  }

  private static Vec3 unitOr(Vec3 v, Vec3 otherwise) {
    return v.length() > 0 ? v.unit() : otherwise.unit();
  }
}
