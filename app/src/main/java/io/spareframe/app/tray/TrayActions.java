package io.spareframe.app.tray;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the user can ask for in the tray. Called on a thread that nothing else waits for. */
public interface TrayActions {

  /**
   * Stops lending.
   *
   * @param howLong after which it comes back by itself; null = until {@link #resume}
   */
  void pause(@Nullable Duration howLong);

  /** Ends a pause. */
  void resume();

  /** Brings the window to the user, opening it if it is closed. */
  void openWindow();

  /** Ends the agent. */
  void quit();
}
