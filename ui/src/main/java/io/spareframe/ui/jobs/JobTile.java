package io.spareframe.ui.jobs;

import io.spareframe.app.control.api.JobView;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.picture.JobPicture;
import io.spareframe.ui.picture.JobPictures;
import io.spareframe.ui.picture.PictureBox;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A job as a small card with its picture; pressing it opens the job. */
public final class JobTile extends Button {

  private final JobWords words;
  private final JobPictures pictures;
  private final PictureBox picture = new PictureBox();
  private final Label name = new Label();
  private final Label state = new Label();
  private final Label earned = new Label();
  private final ChangeListener<@Nullable JobPicture> grown =
      (_, _, newest) -> picture.setImage(newest == null ? null : newest.image());
  private @Nullable ObservableValue<@Nullable JobPicture> source;
  private @Nullable JobView job;

  /**
   * @param open told the job's id
   */
  public JobTile(JobWords words, JobPictures pictures, Consumer<String> open) {
    this.words = words;
    this.pictures = pictures;
    name.getStyleClass().add("sf-job-name");
    state.getStyleClass().add("sf-chip");
    earned.getStyleClass().add("sf-muted");
    VBox card = new VBox(picture, name, state, earned);
    card.getStyleClass().add("sf-job-tile-body");
    picture.setMouseTransparent(true);
    getStyleClass().add("sf-job-tile");
    setGraphic(card);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMnemonicParsing(false);
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    card.prefWidthProperty()
        .bind(widthProperty().subtract(1).map(w -> Math.max(0, w.doubleValue() - insets())));
    setOnAction(
        _ -> {
          if (job != null) {
            open.accept(job.id());
          }
        });
  }

  /** Shows this job. */
  public void show(JobView news) {
    if (job == null || !job.id().equals(news.id())) {
      if (source != null) {
        source.removeListener(grown);
      }
      picture.setImage(null);
    }
    job = news;
    ObservableValue<@Nullable JobPicture> current = pictures.of(news);
    if (!current.equals(source)) {
      if (source != null) {
        source.removeListener(grown);
      }
      source = current;
      current.addListener(grown);
      JobPicture newest = current.getValue();
      picture.setImage(newest == null ? null : newest.image());
    }
    name.setText(news.name());
    state.setText(words.state(news));
    Nodes.style(state, JobWords.STYLES, words.style(news));
    earned.setText(words.earned(news));
    setAccessibleText(words.spoken(news));
  }

  private double insets() {
    return snappedLeftInset() + snappedRightInset();
  }
}
