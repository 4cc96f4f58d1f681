package io.spareframe.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs jobs without submitting them. */
@Command(name = "pack", description = "Packs a job as a folder.")
final class Pack {

  private final Terminal terminal;

  Pack(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "render", description = "A picture of a scene: OBJ, glTF or GLB.")
  int render(
      @Parameters(paramLabel = "SCENE") Path scene,
      @Parameters(paramLabel = "FOLDER") Path folder,
      @Option(
              names = "--size",
              paramLabel = "WxH",
              defaultValue = "960x540",
              converter = Size.Converter.class,
              description = "In pixels; default: ${DEFAULT-VALUE}")
          Size size,
      @Option(
              names = "--samples",
              paramLabel = "N",
              defaultValue = "64",
              description = "A pixel; more is less noise; default: ${DEFAULT-VALUE}")
          int samples)
      throws IOException {
    new ScenePack(terminal).pack(scene, size, samples, folder);
    return 0;
  }
}
