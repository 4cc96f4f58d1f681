package io.spareframe.ui.shell;

import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.ui.dashboard.DashboardModel;
import io.spareframe.ui.dashboard.DashboardView;
import io.spareframe.ui.games.GamesModel;
import io.spareframe.ui.games.GamesView;
import io.spareframe.ui.jobs.JobsModel;
import io.spareframe.ui.jobs.JobsView;
import io.spareframe.ui.kit.FileDialogs;
import io.spareframe.ui.kit.FileSaver;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.link.AgentLink;
import io.spareframe.ui.link.LinkState;
import io.spareframe.ui.picture.JobPictures;
import io.spareframe.ui.settings.SettingsModel;
import io.spareframe.ui.settings.SettingsScreen;
import io.spareframe.ui.shell.ShellModel.Screen;
import io.spareframe.ui.wallet.WalletModel;
import io.spareframe.ui.wallet.WalletScreen;
import io.spareframe.ui.wallet.WalletSetupModel;
import io.spareframe.ui.wizard.WizardModel;
import io.spareframe.ui.wizard.WizardView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Puts the window together, top to bottom. State flows one way: what the agent says goes to the
 * view models, from there to the views; what the user does goes to the agent as a command.
 */
public final class MainWindow implements AutoCloseable {

  private static final double WIDTH = 1080;
  private static final double HEIGHT = 800;
  private static final double MIN_WIDTH = 760;
  private static final double MIN_HEIGHT = 560;

  private static final List<Integer> ICON_SIZES = List.of(16, 32, 64, 256);

  private final Stage stage;
  private final AgentLink link;
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("window-work-", 0).factory());

  private final SettingsModel settings;
  private final DashboardModel dashboard;
  private final JobsModel jobs;
  private final JobPictures pictures;
  private final GamesModel games;
  private final WalletModel wallet;
  private final WizardModel wizard;
  private final ShellModel shell;
  private final SettingsScreen settingsScreen;

  /**
   * Builds the window and shows it; then {@link #start}. On the toolkit's thread.
   *
   * @param agent to be reached
   * @param ui the doorway to the toolkit's thread
   */
  public MainWindow(
      Stage stage, LocalAgent agent, FileDialogs files, Formats formats, Executor ui) {
    this.stage = stage;
    this.link = new AgentLink(agent, ui);
    FileSaver saver = new FileSaver(background, ui);

    settings = new SettingsModel(link, formats);
    dashboard = new DashboardModel(link, formats);
    jobs = new JobsModel(link);
    pictures = new JobPictures(link, background, ui);
    games = new GamesModel(link);
    wallet = new WalletModel(link);
    wizard = new WizardModel(link, settings, formats);
    shell = new ShellModel(link, settings::saveClosingExplained, stage::close);

    ShellView view = new ShellView(shell, link::start);
    settingsScreen = new SettingsScreen(settings, link, formats, files, saver, shell::quit);
    view.fill(
        new WizardView(wizard, settings, games, walletSetup(), formats, files).root(),
        Map.of(
            Screen.DASHBOARD,
            new DashboardView(
                    dashboard,
                    pictures,
                    formats,
                    this::openJob,
                    () -> shell.screen().set(Screen.JOBS),
                    () -> shell.screen().set(Screen.WALLET))
                .root(),
            Screen.JOBS,
            new JobsView(jobs, pictures, formats, files, saver, view.overlay()).root(),
            Screen.GAMES,
            padded(new GamesView(games, files).root()),
            Screen.WALLET,
            new WalletScreen(wallet, walletSetup()).root(),
            Screen.SETTINGS,
            settingsScreen.root()));

    Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
    new Look(scene, settings.theme());
    view.addKeys(scene);
    stage.setScene(scene);
    stage.setTitle("Spareframe");
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    for (int size : ICON_SIZES) {
      stage.getIcons().add(icon(size));
    }
    stage.setOnCloseRequest(
        event -> {
          if (!shell.mayClose()) {
            event.consume();
          }
        });
    link.state().subscribe(this::show);
  }

  /** Shows the window and looks for the agent. */
  public void start() {
    stage.show();
    link.start();
  }

  /** Brings the window before the others. On the toolkit's thread. */
  public void toFront() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /** Ends the connection; the agent goes on. */
  @Override
  public void close() {
    link.close();
    background.shutdown();
  }

  private WalletSetupModel walletSetup() {
    return new WalletSetupModel(link, RandomGenerator.getDefault());
  }

  private void openJob(String jobId) {
    jobs.select(jobId);
    shell.screen().set(Screen.JOBS);
  }

  private void show(LinkState state) {
    if (state instanceof LinkState.Connected(Snapshot snapshot)) {
      settings.show(snapshot);
      settingsScreen.show(snapshot);
      dashboard.show(snapshot);
      jobs.show(snapshot);
      pictures.show(snapshot.jobs());
      games.show(snapshot);
      wallet.show(snapshot);
      wizard.show(snapshot);
    }
    shell.show(state);
  }

  private static Image icon(int size) {
    String file = "icon-" + size + ".png";
    return new Image(
        Objects.requireNonNull(
                MainWindow.class.getResource(file), () -> "no icon " + file + " in this build")
            .toExternalForm());
  }

  private static Parent padded(Parent content) {
    StackPane pane = new StackPane(content);
    pane.getStyleClass().add("sf-games-screen");
    return pane;
  }
}
