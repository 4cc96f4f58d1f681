package io.spareframe.app.cli;

import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.packer.render.InvalidSceneException;
import io.spareframe.compute.packer.render.RenderPacker;
import io.spareframe.compute.packer.render.RenderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packs a scene that the user names. */
final class ScenePack {

  private final Terminal terminal;

  ScenePack(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Packs it into a folder.
   *
   * @throws CommandFailure if the scene or the settings are beyond the limits
   */
  PackedJob pack(Path scene, Size size, int samples, Path into) throws IOException {
    if (!Files.isRegularFile(scene)) {
      throw new CommandFailure("There is no file " + scene);
    }
    try {
      RenderSettings settings = RenderSettings.of(size.width(), size.height(), samples);
      PackedJob packed =
          PackedJob.write(into, new RenderPacker().pack(scene, settings, PackedJob.blobsOf(into)));
      terminal.line("Packed " + scene.getFileName() + " as " + packed.id());
      return packed;
    } catch (InvalidSceneException | InvalidJobException | IllegalArgumentException e) {
      throw new CommandFailure(scene + ": " + e.getMessage());
    }
  }
}
