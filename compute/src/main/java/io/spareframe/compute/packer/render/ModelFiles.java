package io.spareframe.compute.packer.render;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Scene files by the ending of their name. */
final class ModelFiles {

  private ModelFiles() {}

  static Model read(Path file) throws InvalidSceneException, IOException {
    String name = name(file);
    String lower = name.toLowerCase(Locale.ROOT);
    Path folder = file.toAbsolutePath().normalize().getParent();
    Beside beside = new Beside(folder == null ? Path.of("/") : folder);
    if (lower.endsWith(".obj")) {
      try (InputStream in = open(file)) {
        return new ObjReader(name, beside).read(in);
      }
    }
    if (lower.endsWith(".gltf") || lower.endsWith(".glb")) {
      try (InputStream in = open(file)) {
        return new GltfReader(name, beside).read(in.readAllBytes());
      }
    }
    throw new InvalidSceneException(name + ": is no .obj, .gltf or .glb file");
  }

  /** The file's name without its folder, cut and with only what can be shown in one line. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    String shown = name.replaceAll("[^\\p{L}\\p{N} ._()+-]", "_");
    String kept =
        shown.codePointCount(0, shown.length()) > 80
            ? shown.substring(0, shown.offsetByCodePoints(0, 80))
            : shown;
    return kept.isBlank() ? "scene" : kept;
  }

  private static InputStream open(Path file) throws InvalidSceneException, IOException {
    if (!Files.exists(file)) {
      throw new InvalidSceneException(name(file) + ": there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidSceneException(name(file) + ": is not a file");
    }
    if (Files.size(file) > SceneLimits.FILE_BYTES) {
      throw new InvalidSceneException(
          name(file) + ": has more than " + SceneLimits.FILE_BYTES + " bytes");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  /**
   * The files that a scene file names. Only plain names of files in the same folder are followed: a
   * scene from a stranger must not make us read, and then publish, other files.
   *
   * @param folder where the scene file lies
   */
  record Beside(Path folder) implements Companions {

    @Override
    public InputStream open(String fileName) throws InvalidSceneException, IOException {
      if (!fileName.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._()+-]{0,200}")) {
        throw new InvalidSceneException(
            "the scene names a file that is not a plain name in its own folder");
      }
      Path file = folder.resolve(fileName);
      if (Files.isSymbolicLink(file)) {
        throw new NoSuchFileException(fileName);
      }
      return ModelFiles.open(file);
    }
  }
}
