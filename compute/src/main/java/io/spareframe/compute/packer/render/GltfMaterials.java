package io.spareframe.compute.packer.render;

/** glTF's metallic-roughness materials, each mapped to the nearest that the kernel knows. */
final class GltfMaterials {

  private static final float HALF = 0.5f;

  /** Rougher dielectrics look the same without a coat. */
  private static final float DULL = 0.75f;

  private GltfMaterials() {}

  static Material material(GltfJson json) throws InvalidSceneException {
    GltfJson surface = json.getOrEmpty("pbrMetallicRoughness");
    float[] base = surface.floatsOr("baseColorFactor", 1, 1, 1, 1);
    Vec3 color = color(base, 1);
    float metallic = factor(surface, "metallicFactor", 1, 0, 1);
    float roughness = factor(surface, "roughnessFactor", 1, 0, 1);
    GltfJson extensions = json.getOrEmpty("extensions");
    float index = factor(extensions.getOrEmpty("KHR_materials_ior"), "ior", 1.5f, 1, 4);
    float strength =
        factor(
            extensions.getOrEmpty("KHR_materials_emissive_strength"),
            "emissiveStrength",
            1,
            0,
            1000);
    float transmission =
        factor(extensions.getOrEmpty("KHR_materials_transmission"), "transmissionFactor", 0, 0, 1);
    Vec3 emission = color(json.floatsOr("emissiveFactor", 0, 0, 0), 1).times(strength);
    boolean clear =
        transmission > HALF
            || (json.has("alphaMode")
                && json.get("alphaMode").text().equals("BLEND")
                && base[3] < HALF);
    Material material;
    if (clear) {
      material = new Material(Material.Kind.GLASS, color, emission, roughness * HALF, index);
    } else if (metallic > HALF) {
      material = Material.metal(color, roughness);
    } else if (roughness < DULL) {
      material = new Material(Material.Kind.COATED, color, emission, roughness, index);
    } else {
      material = Material.diffuse(color);
    }
    return material.glowing(emission);
  }

  private static Vec3 color(float[] rgb, float most) {
    return new Vec3(
        Math.clamp(rgb[0], 0, most), Math.clamp(rgb[1], 0, most), Math.clamp(rgb[2], 0, most));
  }

  private static float factor(GltfJson json, String name, float otherwise, float least, float most)
      throws InvalidSceneException {
    return Math.clamp(json.has(name) ? json.get(name).number() : otherwise, least, most);
  }
}
