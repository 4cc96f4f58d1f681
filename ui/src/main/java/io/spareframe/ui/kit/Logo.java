package io.spareframe.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/** The mark: a frame with something to spare. Drawn, so it is sharp at every size. */
public final class Logo extends Group {

  private static final double GRID = 64;
  private static final Color FROM = Color.web("#7c6cf2");
  private static final Color TO = Color.web("#4b37c9");
  private static final Color SPARE = Color.web("#3ddc97");

  /**
   * @param size of its side, in pixels
   */
  public Logo(double size) {
    Rectangle plate = new Rectangle(GRID, GRID);
    plate.setArcWidth(30);
    plate.setArcHeight(30);
    plate.setFill(
        new LinearGradient(
            0, 0, 1, 1, true, CycleMethod.NO_CYCLE, new Stop(0, FROM), new Stop(1, TO)));
    Rectangle frame = square(16, 8);
    frame.setFill(null);
    frame.setStroke(Color.WHITE);
    frame.setStrokeWidth(6);
    Rectangle spare = square(25, 5);
    spare.setFill(SPARE);
    // A Group's own transforms would not count towards its size.
    Group mark = new Group(plate, frame, spare);
    mark.getTransforms().add(new Scale(size / GRID, size / GRID));
    getChildren().add(mark);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Spareframe");
  }

  private static Rectangle square(double margin, double corner) {
    Rectangle square = new Rectangle(margin, margin, GRID - 2 * margin, GRID - 2 * margin);
    square.setArcWidth(corner);
    square.setArcHeight(corner);
    return square;
  }
}
