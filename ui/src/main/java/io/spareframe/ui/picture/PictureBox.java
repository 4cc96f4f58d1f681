package io.spareframe.ui.picture;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A picture fitted into a frame of 16 to 9, with round corners; an icon while there is none. */
public final class PictureBox extends Region {

  private static final double CORNER = 8;
  private static final double WIDTH_TO_HEIGHT = 16.0 / 9;

  private final ImageView view = new ImageView();
  private final FontIcon placeholder = new FontIcon("mdi2i-image-outline");
  private final Rectangle clip = new Rectangle();

  public PictureBox() {
    getStyleClass().add("sf-picture");
    placeholder.getStyleClass().add("sf-picture-placeholder");
    view.setPreserveRatio(true);
    view.setSmooth(true);
    clip.setArcWidth(2 * CORNER);
    clip.setArcHeight(2 * CORNER);
    setClip(clip);
    setMinWidth(0);
    // Not a content bias: the buttons that pictures stand in do not ask their content about it.
    minHeightProperty().bind(widthProperty().divide(WIDTH_TO_HEIGHT));
    prefHeightProperty().bind(widthProperty().divide(WIDTH_TO_HEIGHT));
    getChildren().addAll(placeholder, view);
  }

  /** Shows this picture; null shows that there is none yet. */
  public void setImage(@Nullable Image image) {
    view.setImage(image);
    placeholder.setVisible(image == null);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    clip.setWidth(width);
    clip.setHeight(height);
    view.setFitWidth(width);
    view.setFitHeight(height);
    layoutInArea(view, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER);
    layoutInArea(placeholder, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
