package io.spareframe.ui.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** Writes what a scene shows as a PNG. */
public final class Screenshots {

  private Screenshots() {}

  /** At that scale, as on a screen of that density. Not on the toolkit's thread. */
  public static void take(Scene scene, double scale, Path file) throws IOException {
    WritableImage image =
        CompletableFuture.supplyAsync(() -> draw(scene.getRoot(), scene, scale), Platform::runLater)
            .join();
    Files.createDirectories(file.getParent());
    Files.write(file, Png.encode(image));
  }

  /** A node alone, on nothing. On the toolkit's thread. */
  public static WritableImage draw(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(javafx.scene.paint.Color.TRANSPARENT);
    return node.snapshot(parameters, null);
  }

  private static WritableImage draw(Node root, Scene scene, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(scene.getFill());
    WritableImage image =
        new WritableImage(
            (int) Math.round(scene.getWidth() * scale),
            (int) Math.round(scene.getHeight() * scale));
    return root.snapshot(parameters, image);
  }
}
