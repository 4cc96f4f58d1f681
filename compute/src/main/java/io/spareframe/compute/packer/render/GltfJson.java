package io.spareframe.compute.packer.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;

/** A value in a glTF file's JSON that knows where it is, so that a fault in it can be named. */
record GltfJson(JsonNode node, String file, String path) {

  static GltfJson parse(String file, String text) throws InvalidSceneException {
    if (text.length() > SceneLimits.JSON_BYTES) {
      throw new InvalidSceneException(
          file + ": its JSON has more than " + SceneLimits.JSON_BYTES + " characters");
    }
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(SceneLimits.JSON_DEPTH)
                    .maxStringLength(SceneLimits.JSON_BYTES)
                    .build())
            .build();
    try {
      GltfJson root = new GltfJson(new JsonMapper(factory).readTree(text), file, "");
      if (!root.node.isObject()) {
        throw root.fault("is no JSON object");
      }
      return root;
    } catch (JacksonException e) {
      throw new InvalidSceneException(file + ": is not JSON within the limits");
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  GltfJson get(String name) throws InvalidSceneException {
    GltfJson value = getOrEmpty(name);
    if (!has(name)) {
      throw value.fault("is missing");
    }
    return value;
  }

  /** Like {@link #get}, but has no fields where the value is missing. */
  GltfJson getOrEmpty(String name) {
    return new GltfJson(node.path(name), file, path.isEmpty() ? name : path + "." + name);
  }

  /** The items of a list; none where it is missing. */
  List<GltfJson> list(String name) throws InvalidSceneException {
    GltfJson list = getOrEmpty(name);
    if (!has(name)) {
      return List.of();
    }
    if (!list.node.isArray()) {
      throw list.fault("is not a list");
    }
    List<GltfJson> items = new ArrayList<>(list.node.size());
    for (int i = 0; i < list.node.size(); i++) {
      items.add(new GltfJson(list.node.get(i), file, list.path + "[" + i + "]"));
    }
    return items;
  }

  /** A number at this place. */
  GltfJson number(int value) {
    return new GltfJson(IntNode.valueOf(value), file, path);
  }

  String text() throws InvalidSceneException {
    if (!node.isString()) {
      throw fault("is not a text");
    }
    return node.stringValue();
  }

  float number() throws InvalidSceneException {
    if (!node.isNumber() || !Float.isFinite(node.floatValue(Float.NaN))) {
      throw fault("is not a finite number");
    }
    return node.floatValue();
  }

  /** An integer from 0 to {@code most}. */
  int index(int most) throws InvalidSceneException {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw fault("is not an integer");
    }
    int index = node.intValue();
    if (index < 0 || index > most) {
      throw fault(index + " is not between 0 and " + most);
    }
    return index;
  }

  /** The item that this index names. */
  GltfJson indexInto(List<GltfJson> items, String what) throws InvalidSceneException {
    if (items.isEmpty()) {
      throw fault("names one of no " + what);
    }
    return items.get(index(items.size() - 1));
  }

  float[] floats(int count) throws InvalidSceneException {
    if (!node.isArray() || node.size() != count) {
      throw fault("is not a list of " + count + " numbers");
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = new GltfJson(node.get(i), file, path + "[" + i + "]").number();
    }
    return values;
  }

  float[] floatsOr(String name, float... otherwise) throws InvalidSceneException {
    return has(name) ? get(name).floats(otherwise.length) : otherwise;
  }

  InvalidSceneException fault(String fault) {
    return new InvalidSceneException(place() + ": " + fault);
  }

  /** The file and where in it, for errors. */
  String place() {
    return path.isEmpty() ? file : file + ": " + path;
  }
}
