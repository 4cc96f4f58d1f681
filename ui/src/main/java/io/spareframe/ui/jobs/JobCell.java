package io.spareframe.ui.jobs;

import io.spareframe.app.control.api.JobView;
import io.spareframe.ui.kit.Nodes;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A job as a row. */
final class JobCell extends ListCell<JobView> {

  private final JobWords words;
  private final Label name = new Label();
  private final Label state = new Label();
  private final Label earned = new Label();
  private final VBox row;

  JobCell(JobWords words) {
    this.words = words;
    name.getStyleClass().add("sf-job-name");
    state.getStyleClass().add("sf-chip");
    state.setMinWidth(Region.USE_PREF_SIZE);
    earned.getStyleClass().addAll("sf-muted", "sf-small");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    row = new VBox(name, new HBox(8, state, between, earned));
    row.getStyleClass().add("sf-job-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable JobView job, boolean empty) {
    super.updateItem(job, empty);
    if (empty || job == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(job.name());
    state.setText(words.state(job));
    Nodes.style(state, JobWords.STYLES, words.style(job));
    earned.setText(words.earned(job));
    setAccessibleText(words.spoken(job));
    setGraphic(row);
  }
}
