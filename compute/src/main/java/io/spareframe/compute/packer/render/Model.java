package io.spareframe.compute.packer.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Triangles with shading normals and materials.
 *
 * @param corners 9 a triangle: x, y, z of each corner; y is up
 * @param normals 9 a triangle: the unit shading normal at each corner
 * @param materialOf 1 a triangle: an index into the palette
 * @param palette the materials
 */
// Arrays are compared by identity here, which nobody does: a model is passed on, not compared.
@SuppressWarnings("ArrayRecordComponent")
record Model(float[] corners, float[] normals, int[] materialOf, List<Material> palette) {

  Model {
    palette = List.copyOf(palette);
  }

  int triangles() {
    return materialOf.length;
  }

  /** The least x, y and z of all corners. */
  Vec3 low() {
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
    for (int i = 0; i < corners.length; i++) {
      low[i % 3] = Math.min(low[i % 3], corners[i]);
    }
    return new Vec3(low[0], low[1], low[2]);
  }

  /** The greatest x, y and z of all corners. */
  Vec3 high() {
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < corners.length; i++) {
      high[i % 3] = Math.max(high[i % 3], corners[i]);
    }
    return new Vec3(high[0], high[1], high[2]);
  }

  /** Every material replaced by this one. */
  Model of(Material material) {
    return new Model(corners, normals, new int[triangles()], List.of(material));
  }

  /**
   * Turned about the vertical axis through its middle and scaled, then stood on the ground.
   *
   * @param height of the result
   * @param turnDegrees from +z towards +x
   * @param x where its middle goes
   * @param z where its middle goes
   */
  Model standing(float height, float turnDegrees, float x, float z) {
    Vec3 low = low();
    Vec3 high = high();
    float scale = height / Math.max(high.y() - low.y(), Float.MIN_NORMAL);
    return placed(scale, turnDegrees, x, z);
  }

  Model placed(float scale, float turnDegrees, float x, float z) {
    Vec3 low = low();
    Vec3 middle = low.plus(high()).times(0.5f);
    float sine = (float) Math.sin(Math.toRadians(turnDegrees));
    float cosine = (float) Math.cos(Math.toRadians(turnDegrees));
    float[] moved = new float[corners.length];
    float[] turned = new float[normals.length];
    for (int i = 0; i < corners.length; i += 3) {
      float px = (corners[i] - middle.x()) * scale;
      float pz = (corners[i + 2] - middle.z()) * scale;
      moved[i] = px * cosine + pz * sine + x;
      moved[i + 1] = (corners[i + 1] - low.y()) * scale;
      moved[i + 2] = pz * cosine - px * sine + z;
      turned[i] = normals[i] * cosine + normals[i + 2] * sine;
      turned[i + 1] = normals[i + 1];
      turned[i + 2] = normals[i + 2] * cosine - normals[i] * sine;
    }
    return new Model(moved, turned, materialOf, palette);
  }

  /** All of them as one. */
  static Model together(List<Model> models) {
    int triangles = models.stream().mapToInt(Model::triangles).sum();
    float[] corners = new float[triangles * 9];
    float[] normals = new float[triangles * 9];
    int[] materialOf = new int[triangles];
    List<Material> palette = new ArrayList<>();
    int at = 0;
    for (Model model : models) {
      System.arraycopy(model.corners, 0, corners, at * 9, model.corners.length);
      System.arraycopy(model.normals, 0, normals, at * 9, model.normals.length);
      int shift = palette.size();
      System.arraycopy(
          Arrays.stream(model.materialOf).map(m -> m + shift).toArray(),
          0,
          materialOf,
          at,
          model.triangles());
      palette.addAll(model.palette);
      at += model.triangles();
    }
    return new Model(corners, normals, materialOf, palette);
  }
}
