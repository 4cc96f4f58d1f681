package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads glTF 2.0, text or binary: the triangles of the default scene's nodes with their transforms,
 * normals and the factors of their materials. Textures, animation, skins and cameras are passed
 * over; a file that needs an extension which changes the geometry is refused.
 *
 * <p>Format: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
 */
final class GltfReader {

  private static final int GLB_MAGIC = 0x46546C67;
  private static final int GLB_JSON = 0x4E4F534A;
  private static final int GLB_BINARY = 0x004E4942;
  private static final int GLB_HEADER_BYTES = 12;
  private static final int MODE_TRIANGLES = 4;
  private static final int MODE_STRIP = 5;
  private static final int MODE_FAN = 6;

  /** Extensions that we read, or that change no more than how a surface looks. */
  private static final Set<String> HARMLESS_EXTENSIONS =
      Set.of(
          "KHR_materials_transmission",
          "KHR_materials_ior",
          "KHR_materials_emissive_strength",
          "KHR_materials_volume",
          "KHR_materials_clearcoat",
          "KHR_materials_specular",
          "KHR_materials_sheen",
          "KHR_materials_unlit",
          "KHR_texture_transform",
          "KHR_texture_basisu",
          "KHR_lights_punctual");

  private final String file;
  private final Companions companions;
  private final ModelBuilder model = new ModelBuilder();
  private int drawnNodes;

  /**
   * @param file named in errors
   * @param companions opens the buffers that the file names
   */
  GltfReader(String file, Companions companions) {
    this.file = file;
    this.companions = companions;
  }

  /** Reads a whole file. */
  Model read(byte[] content) throws InvalidSceneException, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    boolean binary = bytes.remaining() >= GLB_HEADER_BYTES && bytes.getInt(0) == GLB_MAGIC;
    ByteBuffer json = binary ? chunk(bytes, GLB_JSON) : bytes;
    ByteBuffer blob = binary ? chunk(bytes, GLB_BINARY) : ByteBuffer.allocate(0);
    GltfJson root = GltfJson.parse(file, StandardCharsets.UTF_8.decode(json).toString());
    for (GltfJson extension : root.list("extensionsRequired")) {
      if (!HARMLESS_EXTENSIONS.contains(extension.text())) {
        throw extension.fault("needs an extension that is not read here");
      }
    }
    GltfBuffers buffers = new GltfBuffers(root, blob, companions);
    List<GltfJson> meshes = root.list("meshes");
    List<GltfJson> nodes = root.list("nodes");
    for (GltfJson start : startNodes(root, nodes)) {
      draw(start.indexInto(nodes, "nodes"), nodes, meshes, buffers, Matrix4.IDENTITY, 0);
    }
    return model.build(file, palette(root));
  }

  /** The first chunk of a type; empty where there is none. */
  private ByteBuffer chunk(ByteBuffer bytes, int type) throws InvalidSceneException {
    int at = GLB_HEADER_BYTES;
    while (bytes.capacity() - at >= 8) {
      int length = bytes.getInt(at);
      if (length < 0 || length > bytes.capacity() - at - 8) {
        throw new InvalidSceneException(file + ": a chunk ends after the end of the file");
      }
      if (bytes.getInt(at + 4) == type) {
        return bytes.slice(at + 8, length).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 8 + length;
    }
    return ByteBuffer.allocate(0);
  }

  /** The references to the nodes that the default scene begins with. */
  private static List<GltfJson> startNodes(GltfJson root, List<GltfJson> nodes)
      throws InvalidSceneException {
    List<GltfJson> scenes = root.list("scenes");
    if (scenes.isEmpty()) {
      List<GltfJson> all = new ArrayList<>();
      for (int i = 0; i < nodes.size(); i++) {
        all.add(nodes.get(i).number(i));
      }
      return all;
    }
    GltfJson scene =
        root.has("scene") ? root.get("scene").indexInto(scenes, "scenes") : scenes.getFirst();
    return scene.list("nodes");
  }

  private void draw(
      GltfJson node,
      List<GltfJson> nodes,
      List<GltfJson> meshes,
      GltfBuffers buffers,
      Matrix4 parent,
      int depth)
      throws InvalidSceneException, IOException {
    if (depth > SceneLimits.NODE_DEPTH) {
      throw node.fault("is nested deeper than " + SceneLimits.NODE_DEPTH + " nodes");
    }
    if (++drawnNodes > SceneLimits.NODES) {
      throw node.fault("more than " + SceneLimits.NODES + " nodes are drawn");
    }
    Matrix4 matrix = parent.times(transform(node));
    if (node.has("mesh")) {
      GltfJson mesh = node.get("mesh").indexInto(meshes, "meshes");
      for (GltfJson primitive : mesh.list("primitives")) {
        drawPrimitive(primitive, buffers, matrix);
      }
    }
    for (GltfJson child : node.list("children")) {
      draw(child.indexInto(nodes, "nodes"), nodes, meshes, buffers, matrix, depth + 1);
    }
  }

  private static Matrix4 transform(GltfJson node) throws InvalidSceneException {
    if (node.has("matrix")) {
      return Matrix4.ofColumns(node.get("matrix").floats(16));
    }
    return Matrix4.ofTransform(
        node.floatsOr("translation", 0, 0, 0),
        node.floatsOr("rotation", 0, 0, 0, 1),
        node.floatsOr("scale", 1, 1, 1));
  }

  private void drawPrimitive(GltfJson primitive, GltfBuffers buffers, Matrix4 matrix)
      throws InvalidSceneException, IOException {
    int mode = primitive.has("mode") ? primitive.get("mode").index(6) : MODE_TRIANGLES;
    if (mode < MODE_TRIANGLES) {
      return;
    }
    GltfJson attributes = primitive.get("attributes");
    float[] positions = buffers.vectors(attributes.get("POSITION"));
    float[] normals =
        attributes.has("NORMAL") ? buffers.vectors(attributes.get("NORMAL")) : new float[0];
    int vertices = positions.length / 3;
    if (normals.length != 0 && normals.length != positions.length) {
      throw primitive.fault("has another number of normals than of positions");
    }
    int[] indices =
        primitive.has("indices")
            ? buffers.indices(primitive.get("indices"), vertices)
            : IntStream.range(0, vertices).toArray();
    // Material 0 of the palette is the one for primitives that name none.
    int material =
        primitive.has("material") ? primitive.get("material").index(SceneLimits.MATERIALS) + 1 : 0;
    Primitive shape = new Primitive(primitive, positions, normals, matrix, material);
    int step = mode == MODE_TRIANGLES ? 3 : 1;
    for (int i = 0; i + 2 < indices.length; i += step) {
      int a = mode == MODE_FAN ? indices[0] : indices[i];
      boolean flipped = mode == MODE_STRIP && i % 2 == 1;
      int b = indices[flipped ? i + 2 : i + 1];
      int c = indices[flipped ? i + 1 : i + 2];
      shape.add(model, a, b, c);
    }
  }

  // Arrays are only passed along.
  @SuppressWarnings("ArrayRecordComponent")
  private record Primitive(
      GltfJson json, float[] positions, float[] normals, Matrix4 matrix, int material) {

    void add(ModelBuilder model, int a, int b, int c) throws InvalidSceneException {
      model.add(
          json::place,
          position(a),
          position(b),
          position(c),
          normal(a),
          normal(b),
          normal(c),
          material);
    }

    private Vec3 position(int i) {
      return matrix.point(new Vec3(positions[i * 3], positions[i * 3 + 1], positions[i * 3 + 2]));
    }

    private Vec3 normal(int i) {
      return normals.length == 0
          ? Vec3.ZERO
          : matrix.normal(new Vec3(normals[i * 3], normals[i * 3 + 1], normals[i * 3 + 2]));
    }
  }

  private List<Material> palette(GltfJson root) throws InvalidSceneException {
    List<Material> palette = new ArrayList<>(List.of(Studio.plain()));
    for (GltfJson material : root.list("materials")) {
      if (palette.size() > SceneLimits.MATERIALS) {
        throw material.fault("is more than material " + SceneLimits.MATERIALS);
      }
      palette.add(GltfMaterials.material(material));
    }
    return palette;
  }
}
