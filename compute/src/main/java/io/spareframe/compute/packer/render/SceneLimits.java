package io.spareframe.compute.packer.render;

/** What a scene file may ask of the packer, in one place. */
final class SceneLimits {

  /** A scene file, or a file that it names. */
  static final long FILE_BYTES = 512L << 20;

  /** The JSON of a glTF file. */
  static final int JSON_BYTES = 32 << 20;

  static final int JSON_DEPTH = 64;

  /** A line of an OBJ or MTL file. */
  static final int LINE_CHARACTERS = 1 << 16;

  static final int VERTICES = 6_000_000;

  static final int TRIANGLES = 2_000_000;

  static final int MATERIALS = 4096;

  /** Nodes of a glTF scene, each counted as often as it is drawn. */
  static final int NODES = 100_000;

  static final int NODE_DEPTH = 64;

  /** A coordinate's size: the square of a face's area must stay an f32. */
  static final int COORDINATE = 1_000_000_000;

  private SceneLimits() {}
}
