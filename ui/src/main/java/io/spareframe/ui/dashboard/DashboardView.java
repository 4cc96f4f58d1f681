package io.spareframe.ui.dashboard;

import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.ui.jobs.JobTile;
import io.spareframe.ui.jobs.JobWords;
import io.spareframe.ui.kit.ColumnGrid;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.picture.JobPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The dashboard's view. */
public final class DashboardView {

  private static final List<String> PHASES =
      List.of(
          "sf-phase-starting",
          "sf-phase-nothing",
          "sf-phase-waiting",
          "sf-phase-lending",
          "sf-phase-pausing",
          "sf-phase-paused");

  @FXML private HBox noticeStrip;
  @FXML private Label noticeText;
  @FXML private HBox refusalStrip;
  @FXML private Label refusalText;
  @FXML private VBox hero;
  @FXML private FontIcon heroIcon;
  @FXML private Label headline;
  @FXML private Label detail;
  @FXML private SplitMenuButton pauseButton;
  @FXML private MenuItem pauseMorning;
  @FXML private Button resumeButton;
  @FXML private HBox progressLine;
  @FXML private ProgressBar progressBar;
  @FXML private Label progressText;
  @FXML private HBox yieldLine;
  @FXML private Label yieldText;
  @FXML private HBox walletStrip;
  @FXML private Button walletButton;
  @FXML private Label earned;
  @FXML private Label earnedIn;
  @FXML private Label testBadge;
  @FXML private Label power;
  @FXML private Label powerNote;
  @FXML private Label net;
  @FXML private Label netNote;
  @FXML private Label total;
  @FXML private Label totalIn;
  @FXML private VBox chartCard;
  @FXML private Label chartSummary;
  @FXML private EarningsChart chart;
  @FXML private Button allJobs;
  @FXML private Button againButton;
  @FXML private ColumnGrid jobTiles;
  @FXML private VBox noJobs;
  @FXML private Button sampleButton;
  @FXML private Label trayAbsence;

  private final Texts texts = Texts.of(DashboardView.class);
  private final DashboardModel model;
  private final JobPictures pictures;
  private final JobWords jobWords;
  private final Consumer<String> openJob;
  private final List<JobTile> tiles = new ArrayList<>();
  private final Parent root;

  /**
   * @param openJob told the id of a job to be shown in full
   * @param openJobs shows all jobs
   * @param openWallet shows the wallet
   */
  public DashboardView(
      DashboardModel model,
      JobPictures pictures,
      Formats formats,
      Consumer<String> openJob,
      Runnable openJobs,
      Runnable openWallet) {
    this.model = model;
    this.pictures = pictures;
    this.jobWords = new JobWords(formats);
    this.openJob = openJob;
    this.root = Fxml.load(this, "dashboard.fxml", texts);
    pauseMorning.setText(texts.say("pause.morning", formats.time(Formats.MORNING)));
    allJobs.setOnAction(_ -> openJobs.run());
    walletButton.setOnAction(_ -> openWallet.run());
    List.of(
            noticeStrip,
            refusalStrip,
            pauseButton,
            resumeButton,
            progressLine,
            yieldLine,
            walletStrip,
            testBadge,
            chartCard,
            allJobs,
            againButton,
            jobTiles,
            noJobs,
            trayAbsence)
        .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    detail.managedProperty().bind(detail.textProperty().isNotEmpty());
    refusalText.textProperty().bind(model.refusal());
    refusalStrip.visibleProperty().bind(model.refusal().isNotEmpty());
    sampleButton.disableProperty().bind(model.submitting());
    againButton.disableProperty().bind(model.submitting());
    model.state().subscribe(this::render);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  @FXML
  private void pause() {
    model.pause();
  }

  @FXML
  private void pauseHour() {
    model.pauseFor(Duration.ofHours(1));
  }

  @FXML
  private void pauseMorning() {
    model.pauseUntilMorning();
  }

  @FXML
  private void resume() {
    model.resume();
  }

  @FXML
  private void runSample() {
    model.runSample();
  }

  private void render(@Nullable DashboardState state) {
    if (state == null) {
      return;
    }
    noticeText.setText(state.notice());
    noticeStrip.setVisible(!state.notice().isEmpty());
    render(state.lending());
    render(state.figures());
    walletStrip.setVisible(state.walletMissing());
    chartCard.setVisible(state.chart().earned() || !state.recentJobs().isEmpty());
    chartSummary.setText(state.chart().summary());
    chart.show(state.chart());
    renderJobs(state.recentJobs());
    trayAbsence.setText(state.trayAbsence());
    trayAbsence.setVisible(!state.trayAbsence().isEmpty());
  }

  private void render(DashboardState.Lending lending) {
    Nodes.style(hero, PHASES, style(lending.phase()));
    heroIcon.setIconLiteral(icon(lending.phase()));
    headline.setText(lending.headline());
    detail.setText(lending.detail());
    boolean focused = pauseButton.isFocused() || resumeButton.isFocused();
    pauseButton.setVisible(lending.pausable());
    resumeButton.setVisible(!lending.pausable());
    if (focused) {
      (lending.pausable() ? pauseButton : resumeButton).requestFocus();
    }
    progressLine.setVisible(lending.atWork());
    progressBar.setProgress(lending.progressPermille() / 1000.0);
    progressText.setText(lending.progress());
    yieldText.setText(lending.lastYield());
    yieldLine.setVisible(!lending.lastYield().isEmpty());
  }

  private void render(DashboardState.Figures figures) {
    earned.setText(figures.earned());
    earnedIn.setText(figures.earnedIn());
    testBadge.setVisible(figures.test());
    power.setText(figures.power());
    powerNote.setText(figures.powerNote());
    net.setText(figures.net());
    netNote.setText(figures.netNote());
    Nodes.style(
        net,
        List.of("sf-figure-loss", "sf-figure-gain"),
        figures.loss() ? "sf-figure-loss" : "sf-figure-gain");
    total.setText(figures.total());
    totalIn.setText(figures.totalIn());
  }

  private void renderJobs(List<JobView> jobs) {
    noJobs.setVisible(jobs.isEmpty());
    jobTiles.setVisible(!jobs.isEmpty());
    allJobs.setVisible(!jobs.isEmpty());
    againButton.setVisible(!jobs.isEmpty() && jobs.stream().noneMatch(JobWords::open));
    while (tiles.size() < jobs.size()) {
      JobTile tile = new JobTile(jobWords, pictures, openJob);
      jobTiles.getChildren().add(tile);
      tiles.add(tile);
    }
    while (tiles.size() > jobs.size()) {
      jobTiles.getChildren().remove(tiles.removeLast());
    }
    for (int i = 0; i < jobs.size(); i++) {
      tiles.get(i).show(jobs.get(i));
    }
  }

  private static String style(LendingView.Phase phase) {
    return switch (phase) {
      case STARTING -> "sf-phase-starting";
      case NO_DEVICE -> "sf-phase-nothing";
      case WAITING -> "sf-phase-waiting";
      case LENDING -> "sf-phase-lending";
      case PAUSING -> "sf-phase-pausing";
      case PAUSED -> "sf-phase-paused";
    };
  }

  private static String icon(LendingView.Phase phase) {
    return switch (phase) {
      case STARTING -> "mdi2m-magnify";
      case NO_DEVICE -> "mdi2e-expansion-card-variant";
      case WAITING -> "mdi2t-timer-sand";
      case LENDING -> "mdi2l-lightning-bolt";
      case PAUSING, PAUSED -> "mdi2p-pause";
    };
  }
}
