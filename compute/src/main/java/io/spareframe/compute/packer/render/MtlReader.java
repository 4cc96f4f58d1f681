package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads Wavefront MTL as far as it says what we can render: Kd, Ks, Ns, Ke, Ni, d, Tr and illum.
 * Textures are passed over.
 */
final class MtlReader {

  private static final int ILLUM_MIRROR = 3;
  private static final int ILLUM_GLASS = 4;
  private static final int ILLUM_FRESNEL = 5;
  private static final int ILLUM_REFRACTION = 6;
  private static final int ILLUM_FRESNEL_REFRACTION = 7;

  /** More than half of the light goes through. */
  private static final float GLASS_OPACITY = 0.5f;

  private final LineReader lines;
  private final Map<String, Material> materials = new LinkedHashMap<>();
  private String name = "";
  private Vec3 diffuse = Vec3.ZERO;
  private Vec3 specular = Vec3.ZERO;
  private Vec3 emission = Vec3.ZERO;
  private float shininess;
  private float index;
  private float opacity;
  private int illum;

  /**
   * @param file named in errors
   * @param in buffered
   */
  MtlReader(String file, InputStream in) {
    lines = new LineReader(file, in);
  }

  /** The materials by name, in the file's order. */
  Map<String, Material> read() throws InvalidSceneException, IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      StringTokenizer words = new StringTokenizer(line);
      switch (words.nextToken()) {
        case "newmtl" -> begin(line.substring("newmtl".length()).strip());
        case "Kd" -> diffuse = color(words, 1);
        case "Ks" -> specular = color(words, 1);
        case "Ke" -> emission = color(words, 1000);
        case "Ns" -> shininess = number(words, 0, 10_000);
        case "Ni" -> index = number(words, 1, 4);
        case "d" -> opacity = number(words, 0, 1);
        case "Tr" -> opacity = 1 - number(words, 0, 1);
        case "illum" -> illum = (int) number(words, 0, 10);
        default -> {}
      }
    }
    keep();
    return materials;
  }

  private void begin(String newName) throws InvalidSceneException {
    keep();
    if (materials.size() == SceneLimits.MATERIALS) {
      throw lines.fault("there are more than " + SceneLimits.MATERIALS + " materials");
    }
    name = newName;
    diffuse = new Vec3(0.7f, 0.7f, 0.7f);
    specular = Vec3.ZERO;
    emission = Vec3.ZERO;
    shininess = 0;
    index = 1.5f;
    opacity = 1;
    illum = 2;
  }

  private void keep() {
    if (!name.isEmpty()) {
      materials.put(name, material().glowing(emission));
    }
  }

  private Material material() {
    boolean shines = specular.x() + specular.y() + specular.z() > 0;
    // The lobe of Phong's exponent has about this roughness.
    float roughness = (float) Math.sqrt(Math.sqrt(2 / (shininess + 2)));
    return switch (illum) {
      case ILLUM_GLASS, ILLUM_REFRACTION, ILLUM_FRESNEL_REFRACTION ->
          Material.glass(new Vec3(1, 1, 1), index);
      case ILLUM_MIRROR, ILLUM_FRESNEL ->
          Material.metal(shines ? specular : diffuse, shininess > 900 ? 0 : roughness);
      default -> {
        if (opacity < GLASS_OPACITY) {
          yield Material.glass(new Vec3(1, 1, 1), index);
        }
        yield shines ? Material.coated(diffuse, roughness) : Material.diffuse(diffuse);
      }
    };
  }

  /** Out of range is no fault here: many exporters write Kd above 1. */
  private float number(StringTokenizer words, float least, float most)
      throws InvalidSceneException {
    return Math.clamp(ObjReader.number(lines, words), least, most);
  }

  private Vec3 color(StringTokenizer words, float most) throws InvalidSceneException {
    float r = number(words, 0, most);
    return words.hasMoreTokens()
        ? new Vec3(r, number(words, 0, most), number(words, 0, most))
        : new Vec3(r, r, r);
  }
}
