package io.spareframe.compute.packer.render;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Collects triangles from a file that is not trusted. */
final class ModelBuilder {

  private float[] corners = new float[9 * 1024];
  private float[] normals = new float[9 * 1024];
  private int[] materialOf = new int[1024];
  private int triangles;

  /**
   * Adds a triangle. One without area is left out: nothing can hit it.
   *
   * @param place where in which file, for the error
   * @param normalA the shading normal, of any length; zero where the file has none
   */
  void add(
      Supplier<String> place,
      Vec3 a,
      Vec3 b,
      Vec3 c,
      Vec3 normalA,
      Vec3 normalB,
      Vec3 normalC,
      int material)
      throws InvalidSceneException {
    checkPosition(place, a);
    checkPosition(place, b);
    checkPosition(place, c);
    Vec3 face = b.minus(a).cross(c.minus(a));
    if (face.dot(face) == 0) {
      return;
    }
    if (triangles == SceneLimits.TRIANGLES) {
      throw new InvalidSceneException(
          place.get() + ": there are more than " + SceneLimits.TRIANGLES + " triangles");
    }
    if (triangles == materialOf.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
      normals = Arrays.copyOf(normals, normals.length * 2);
      materialOf = Arrays.copyOf(materialOf, materialOf.length * 2);
    }
    put(corners, 0, a);
    put(corners, 3, b);
    put(corners, 6, c);
    put(normals, 0, usable(normalA));
    put(normals, 3, usable(normalB));
    put(normals, 6, usable(normalC));
    materialOf[triangles++] = material;
  }

  private void put(float[] array, int offset, Vec3 v) {
    array[triangles * 9 + offset] = v.x();
    array[triangles * 9 + offset + 1] = v.y();
    array[triangles * 9 + offset + 2] = v.z();
  }

  private static Vec3 usable(Vec3 normal) {
    float length = normal.length();
    return length > 0 && length < Float.POSITIVE_INFINITY ? normal.times(1 / length) : Vec3.ZERO;
  }

  private static void checkPosition(Supplier<String> place, Vec3 p) throws InvalidSceneException {
    // Written so that NaN fails too.
    if (!(Math.abs(p.x()) <= SceneLimits.COORDINATE
        && Math.abs(p.y()) <= SceneLimits.COORDINATE
        && Math.abs(p.z()) <= SceneLimits.COORDINATE)) {
      throw new InvalidSceneException(
          place.get() + ": a coordinate is not a number of at most " + SceneLimits.COORDINATE);
    }
  }

  /**
   * What was added, with smooth normals where the file had none.
   *
   * @param file named in the error
   * @throws InvalidSceneException if there is nothing to see
   */
  Model build(String file, List<Material> palette) throws InvalidSceneException {
    if (triangles == 0) {
      throw new InvalidSceneException(file + ": there is no triangle in it");
    }
    float[] allCorners = Arrays.copyOf(corners, triangles * 9);
    float[] allNormals = Arrays.copyOf(normals, triangles * 9);
    SmoothNormals.fill(allCorners, allNormals);
    return new Model(allCorners, allNormals, Arrays.copyOf(materialOf, triangles), palette);
  }
}
