package io.spareframe.ui.jobs;

import atlantafx.base.controls.ModalPane;
import io.spareframe.app.control.api.JobView;
import io.spareframe.ui.kit.FileDialogs;
import io.spareframe.ui.kit.FileSaver;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Question;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.picture.JobPicture;
import io.spareframe.ui.picture.JobPictures;
import io.spareframe.ui.picture.PictureBox;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The view of the jobs. */
public final class JobsView {

  /** How much of the window an enlarged picture takes. */
  private static final double LARGE_SHARE = 0.8;

  @FXML private HBox content;
  @FXML private VBox none;
  @FXML private ListView<JobView> list;
  @FXML private Label name;
  @FXML private Label state;
  @FXML private Button pictureButton;
  @FXML private PictureBox picture;
  @FXML private ProgressBar progress;
  @FXML private Label failure;
  @FXML private Label earned;
  @FXML private Label times;
  @FXML private Label outcome;
  @FXML private Button saveButton;
  @FXML private Button cancelButton;

  private final Texts texts = Texts.of(JobsView.class);
  private final JobsModel model;
  private final JobPictures pictures;
  private final JobWords words;
  private final FileDialogs files;
  private final FileSaver saver;
  private final ModalPane overlay;
  private final Parent root;
  private final ChangeListener<@Nullable JobPicture> grown =
      (_, _, newest) -> renderPicture(newest);
  private @Nullable ObservableValue<@Nullable JobPicture> source;
  private @Nullable JobPicture shownPicture;
  private boolean rendering;

  /**
   * @param overlay where the enlarged picture is shown
   */
  public JobsView(
      JobsModel model,
      JobPictures pictures,
      Formats formats,
      FileDialogs files,
      FileSaver saver,
      ModalPane overlay) {
    this.model = model;
    this.pictures = pictures;
    this.words = new JobWords(formats);
    this.files = files;
    this.saver = saver;
    this.overlay = overlay;
    this.root = Fxml.load(this, "jobs.fxml", texts);
    Nodes.showWhile(content, Bindings.isNotEmpty(model.jobs()));
    Nodes.showWhile(none, Bindings.isEmpty(model.jobs()));
    outcome.textProperty().bind(model.outcome());
    Nodes.showWhile(outcome, model.outcome().isNotEmpty());
    Nodes.showWhile(failure, failure.textProperty().isNotEmpty());
    progress.managedProperty().bind(progress.visibleProperty());
    cancelButton.managedProperty().bind(cancelButton.visibleProperty());
    pictureButton.managedProperty().bind(pictureButton.visibleProperty());
    saveButton.managedProperty().bind(saveButton.visibleProperty());
    picture.prefWidthProperty().bind(pictureButton.widthProperty().subtract(6));
    pictureButton.setMaxWidth(Double.MAX_VALUE);
    list.setItems(model.jobs());
    list.setCellFactory(_ -> new JobCell(words));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            job -> {
              if (job != null && !rendering) {
                model.select(job.id());
              }
            });
    model.selected().subscribe(this::render);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void cancel() {
    JobView job = model.selected().get();
    if (job != null) {
      new Question(
              texts.say("cancel.title", job.name()),
              texts.say("cancel.consequence"),
              texts.say("cancel.yes"),
              texts.say("cancel.no"))
          .ask(root.getScene().getWindow(), () -> model.cancel(job.id()));
    }
  }

  @FXML
  private void save() {
    JobView job = model.selected().get();
    JobPicture shown = shownPicture;
    if (job != null && shown != null) {
      files
          .save(
              texts.say("picture.save").replace("_", ""),
              job.name(),
              texts.say("picture.save.kind"),
              "png")
          .ifPresent(file -> saver.save(file, shown.png(), model::told));
    }
  }

  @FXML
  private void enlarge() {
    JobPicture shown = shownPicture;
    if (shown == null) {
      return;
    }
    ImageView large = new ImageView(shown.image());
    large.setPreserveRatio(true);
    large.setFitWidth(root.getScene().getWidth() * LARGE_SHARE);
    large.setFitHeight(root.getScene().getHeight() * LARGE_SHARE);
    large.setAccessibleText(name.getText());
    Button close = new Button(texts.say("picture.close"));
    close.setCancelButton(true);
    close.setDefaultButton(true);
    close.setOnAction(_ -> overlay.hide(true));
    VBox box = new VBox(large, close);
    box.getStyleClass().add("sf-large");
    box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
    overlay.show(box);
    close.requestFocus();
  }

  private void render(@Nullable JobView job) {
    if (job == null) {
      return;
    }
    rendering = true;
    try {
      JobView selected = list.getSelectionModel().getSelectedItem();
      if (selected == null || !selected.id().equals(job.id())) {
        list.getSelectionModel().select(job);
      }
    } finally {
      rendering = false;
    }
    name.setText(job.name());
    state.setText(words.state(job));
    Nodes.style(state, JobWords.STYLES, words.style(job));
    progress.setProgress(job.progressPermille() / 1000.0);
    progress.setVisible(JobWords.open(job));
    failure.setText(job.failure() == null ? "" : job.failure());
    earned.setText(texts.say("earned.of", words.earned(job), words.price(job)));
    times.setText(words.times(job));
    cancelButton.setVisible(JobWords.open(job));
    pictureButton.setVisible(job.picture());
    saveButton.setVisible(job.picture());
    watch(pictures.of(job));
  }

  private void watch(ObservableValue<@Nullable JobPicture> current) {
    if (current.equals(source)) {
      return;
    }
    if (source != null) {
      source.removeListener(grown);
    }
    source = current;
    current.addListener(grown);
    renderPicture(current.getValue());
  }

  private void renderPicture(@Nullable JobPicture newest) {
    shownPicture = newest;
    picture.setImage(newest == null ? null : newest.image());
    saveButton.setDisable(newest == null);
    pictureButton.setDisable(newest == null);
  }
}
