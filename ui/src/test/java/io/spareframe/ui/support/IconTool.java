package io.spareframe.ui.support;

import io.spareframe.ui.kit.Logo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testfx.api.FxToolkit;

/** Draws the mark as PNG files in the sizes that windows and desktops ask for. */
public final class IconTool {

  private IconTool() {}

  /**
   * @param args the folder to write into
   */
  public static void main(String[] args) throws Exception {
    FxToolkit.registerPrimaryStage();
    Path folder = Path.of(args[0]);
    for (int size : List.of(16, 32, 64, 256)) {
      byte[] png = OpenWindow.onUi(() -> icon(size));
      Files.write(folder.resolve("icon-" + size + ".png"), png);
    }
    System.exit(0);
  }

  private static byte[] icon(int size) {
    try {
      return Png.encode(Screenshots.draw(new Logo(size), 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
