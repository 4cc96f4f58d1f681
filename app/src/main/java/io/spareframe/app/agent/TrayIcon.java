package io.spareframe.app.agent;

import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.place.JavaProcess;
import io.spareframe.app.tray.Tray;
import io.spareframe.app.tray.TrayAbsence;
import io.spareframe.app.tray.TrayActions;
import io.spareframe.app.tray.TrayState;
import io.spareframe.app.tray.Trays;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's icon in the tray, and what its menu does. */
final class TrayIcon implements TrayActions, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrayIcon.class);

  private final Trays trays;
  private final PauseDesk pauses;
  private final Runnable quit;
  private volatile @Nullable Tray tray;

  TrayIcon(Trays trays, PauseDesk pauses, Runnable quit) {
    this.trays = trays;
    this.pauses = pauses;
    this.quit = quit;
  }

  /** Asks the desktop for a place, which may take a moment. */
  void open(Runnable absenceChanged) {
    tray = trays.open(TrayState.of(LendingWords.starting()), this, absenceChanged);
  }

  void show(LendingView lending) {
    Tray icon = tray;
    if (icon != null) {
      icon.show(TrayState.of(lending));
    }
  }

  /** Why there is no icon; empty if there is one. */
  Optional<String> absence() {
    Tray icon = tray;
    return icon == null
        ? Optional.of(TrayAbsence.NOT_YET.sentence())
        : icon.absence().map(TrayAbsence::sentence);
  }

  @Override
  public void pause(@Nullable Duration howLong) {
    try {
      pauses.pause(howLong);
    } catch (Refusal | IOException e) {
      // Lending has stopped all the same; only the pause's memory over a restart is lost.
      LOG.warn("the pause could not be saved: {}", e.getMessage());
    }
  }

  @Override
  public void resume() {
    try {
      pauses.resume();
    } catch (IOException e) {
      LOG.warn("the end of the pause could not be saved: {}", e.getMessage());
    }
  }

  @Override
  public void openWindow() {
    try {
      new ProcessBuilder(JavaProcess.window())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.warn("the window could not be opened: {}", e.getMessage());
    }
  }

  @Override
  public void quit() {
    quit.run();
  }

  @Override
  public void close() {
    Tray icon = tray;
    if (icon != null) {
      icon.close();
    }
  }
}
