package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads Wavefront OBJ: v, vn, f of any number of corners, usemtl and mtllib. What else a file holds
 * is passed over: groups, lines, curves, texture coordinates.
 */
final class ObjReader {

  /** For a text that stands alone: its materials are the plain one. */
  static final Companions NO_LIBRARIES =
      name -> {
        throw new InvalidSceneException("no other file is read");
      };

  private final String file;
  private final Companions companions;
  private final Points positions = new Points();
  private final Points normals = new Points();
  private final List<Material> palette = new ArrayList<>(List.of(Studio.plain()));
  private final Map<String, Integer> materials = new HashMap<>();
  private final ModelBuilder model = new ModelBuilder();
  private int material;

  /**
   * @param file named in errors
   * @param companions opens material libraries
   */
  ObjReader(String file, Companions companions) {
    this.file = file;
    this.companions = companions;
  }

  /**
   * Reads a whole file.
   *
   * @param in buffered
   */
  Model read(InputStream in) throws InvalidSceneException, IOException {
    LineReader lines = new LineReader(file, in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      StringTokenizer words = new StringTokenizer(line);
      switch (words.nextToken()) {
        case "v" -> positions.add(lines, words);
        case "vn" -> normals.add(lines, words);
        case "f" -> face(lines, words);
        case "usemtl" -> material = materials.getOrDefault(rest(line), 0);
        case "mtllib" -> library(rest(line));
        default -> {}
      }
    }
    return model.build(file, palette);
  }

  private static String rest(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? "" : line.substring(space).strip();
  }

  private void library(String name) throws InvalidSceneException, IOException {
    try (InputStream in = companions.open(name)) {
      for (Map.Entry<String, Material> entry : new MtlReader(name, in).read().entrySet()) {
        if (palette.size() == SceneLimits.MATERIALS) {
          throw new InvalidSceneException(
              file + ": has more than " + SceneLimits.MATERIALS + " materials");
        }
        materials.put(entry.getKey(), palette.size());
        palette.add(entry.getValue());
      }
    }
  }

  /** A polygon, as a fan of triangles about its first corner. */
  private void face(LineReader lines, StringTokenizer words) throws InvalidSceneException {
    if (words.countTokens() < 3) {
      throw lines.fault("a face has fewer than 3 corners");
    }
    int[] first = corner(lines, words.nextToken());
    int[] previous = corner(lines, words.nextToken());
    while (words.hasMoreTokens()) {
      int[] next = corner(lines, words.nextToken());
      model.add(
          lines::place,
          positions.get(first[0]),
          positions.get(previous[0]),
          positions.get(next[0]),
          normals.getOrZero(first[1]),
          normals.getOrZero(previous[1]),
          normals.getOrZero(next[1]),
          material);
      previous = next;
    }
  }

  /** The indices of position and normal; the normal's is -1 where there is none. */
  private int[] corner(LineReader lines, String word) throws InvalidSceneException {
    int slash = word.indexOf('/');
    int lastSlash = word.lastIndexOf('/');
    String position = slash < 0 ? word : word.substring(0, slash);
    String normal = lastSlash > slash ? word.substring(lastSlash + 1) : "";
    return new int[] {
      index(lines, position, positions.count, "v"),
      normal.isEmpty() ? -1 : index(lines, normal, normals.count, "vn")
    };
  }

  private static int index(LineReader lines, String word, int count, String what)
      throws InvalidSceneException {
    int index;
    try {
      index = Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw lines.fault("a face's corner is not of numbers");
    }
    int fromZero = index < 0 ? count + index : index - 1;
    if (fromZero < 0 || fromZero >= count) {
      throw lines.fault("a face names " + what + " " + index + " of " + count);
    }
    return fromZero;
  }

  static float number(LineReader lines, StringTokenizer words) throws InvalidSceneException {
    if (!words.hasMoreTokens()) {
      throw lines.fault("a number is missing");
    }
    float value;
    try {
      value = Float.parseFloat(words.nextToken());
    } catch (NumberFormatException e) {
      throw lines.fault("a number is not one");
    }
    if (!Float.isFinite(value)) {
      throw lines.fault("a number is not finite");
    }
    return value;
  }

  private static final class Points {
    private float[] values = new float[3 * 1024];
    private int count;

    void add(LineReader lines, StringTokenizer words) throws InvalidSceneException {
      if (count == SceneLimits.VERTICES) {
        throw lines.fault("there are more than " + SceneLimits.VERTICES + " vertices");
      }
      if (count * 3 == values.length) {
        values = Arrays.copyOf(values, values.length * 2);
      }
      for (int k = 0; k < 3; k++) {
        values[count * 3 + k] = number(lines, words);
      }
      count++;
    }

    Vec3 get(int index) {
      return new Vec3(values[index * 3], values[index * 3 + 1], values[index * 3 + 2]);
    }

    Vec3 getOrZero(int index) {
      return index < 0 ? Vec3.ZERO : get(index);
    }
  }
}
