package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a glTF file: accessors over views over buffers, every range checked. */
final class GltfBuffers {

  private static final int UNSIGNED_BYTE = 5121;
  private static final int UNSIGNED_SHORT = 5123;
  private static final int UNSIGNED_INT = 5125;
  private static final int FLOAT = 5126;
  private static final int MAX_STRIDE = 252;
  private static final String DATA_URI = "data:";
  private static final String BASE64 = ";base64,";

  private final List<GltfJson> accessors;
  private final List<GltfJson> views;
  private final List<GltfJson> buffers;
  private final ByteBuffer binary;
  private final Companions companions;
  private final Map<String, ByteBuffer> loaded = new HashMap<>();

  /**
   * @param binary the binary chunk of a .glb, else empty
   */
  GltfBuffers(GltfJson root, ByteBuffer binary, Companions companions)
      throws InvalidSceneException {
    accessors = root.list("accessors");
    views = root.list("bufferViews");
    buffers = root.list("buffers");
    this.binary = binary;
    this.companions = companions;
  }

  /**
   * Three floats each.
   *
   * @param reference the accessor's index
   */
  float[] vectors(GltfJson reference) throws InvalidSceneException, IOException {
    GltfJson accessor = accessor(reference, "VEC3");
    if (accessor.get("componentType").index(FLOAT) != FLOAT) {
      throw accessor.fault("is not of floats");
    }
    int count = count(accessor);
    View view = view(accessor, 12, count);
    float[] values = new float[count * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = view.bytes.getFloat(i / 3 * view.stride + i % 3 * 4);
    }
    return values;
  }

  /**
   * Indices of vertices, each below {@code vertices}.
   *
   * @param reference the accessor's index
   */
  int[] indices(GltfJson reference, int vertices) throws InvalidSceneException, IOException {
    GltfJson accessor = accessor(reference, "SCALAR");
    int type = accessor.get("componentType").index(FLOAT);
    int size =
        switch (type) {
          case UNSIGNED_BYTE -> 1;
          case UNSIGNED_SHORT -> 2;
          case UNSIGNED_INT -> 4;
          default -> throw accessor.fault("is not of unsigned integers");
        };
    int count = count(accessor);
    View view = view(accessor, size, count);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      int at = i * view.stride;
      long index =
          switch (type) {
            case UNSIGNED_BYTE -> view.bytes.get(at) & 0xFF;
            case UNSIGNED_SHORT -> view.bytes.getShort(at) & 0xFFFF;
            default -> view.bytes.getInt(at) & 0xFFFF_FFFFL;
          };
      if (index >= vertices) {
        throw accessor.fault("names vertex " + index + " of " + vertices);
      }
      values[i] = (int) index;
    }
    return values;
  }

  private GltfJson accessor(GltfJson reference, String type) throws InvalidSceneException {
    GltfJson accessor = reference.indexInto(accessors, "accessors");
    if (!accessor.get("type").text().equals(type)) {
      throw accessor.fault("is not of type " + type);
    }
    if (accessor.has("sparse")) {
      throw accessor.fault("is sparse, which is not read here");
    }
    return accessor;
  }

  private static int count(GltfJson accessor) throws InvalidSceneException {
    return accessor.get("count").index(3 * SceneLimits.TRIANGLES);
  }

  private record View(ByteBuffer bytes, int stride) {}

  private View view(GltfJson accessor, int size, int count)
      throws InvalidSceneException, IOException {
    GltfJson view = accessor.get("bufferView").indexInto(views, "bufferViews");
    int stride = view.has("byteStride") ? view.get("byteStride").index(MAX_STRIDE) : size;
    ByteBuffer buffer = buffer(view.get("buffer").indexInto(buffers, "buffers"));
    long viewAt = offset(view);
    long viewBytes = view.get("byteLength").index(Integer.MAX_VALUE);
    long at = offset(accessor);
    long needed = count == 0 ? 0 : (long) (count - 1) * stride + size;
    if (stride < size || at + needed > viewBytes || viewAt + viewBytes > buffer.capacity()) {
      throw accessor.fault("reaches beyond its buffer");
    }
    return new View(
        buffer.slice((int) (viewAt + at), (int) needed).order(ByteOrder.LITTLE_ENDIAN), stride);
  }

  private static int offset(GltfJson json) throws InvalidSceneException {
    return json.has("byteOffset") ? json.get("byteOffset").index(Integer.MAX_VALUE) : 0;
  }

  private ByteBuffer buffer(GltfJson buffer) throws InvalidSceneException, IOException {
    ByteBuffer known = loaded.get(buffer.path());
    if (known != null) {
      return known;
    }
    ByteBuffer content = buffer.has("uri") ? content(buffer.get("uri")) : binary;
    loaded.put(buffer.path(), content);
    return content;
  }

  private ByteBuffer content(GltfJson uri) throws InvalidSceneException, IOException {
    String text = uri.text();
    if (!text.startsWith(DATA_URI)) {
      try (InputStream in = companions.open(text)) {
        return ByteBuffer.wrap(in.readAllBytes());
      }
    }
    int data = text.indexOf(BASE64);
    if (data < 0) {
      throw uri.fault("holds data that is not in base64");
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(data + BASE64.length())));
    } catch (IllegalArgumentException e) {
      throw uri.fault("holds data that is not in base64");
    }
  }
}
