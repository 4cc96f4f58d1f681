package io.spareframe.app.tray;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** What an item of the tray's menu does. */
public enum TrayChoice {
  PAUSE_FOR_AN_HOUR,
  PAUSE_UNTIL_TOMORROW,
  PAUSE,
  RESUME,
  OPEN_WINDOW,
  QUIT;

  /** When a pause until tomorrow ends, on the user's clock. */
  static final LocalTime MORNING = LocalTime.of(6, 0);

  /**
   * Does it.
   *
   * @param now the user's date and time
   */
  public void perform(TrayActions actions, ZonedDateTime now) {
    switch (this) {
      case PAUSE_FOR_AN_HOUR -> actions.pause(Duration.ofHours(1));
      case PAUSE_UNTIL_TOMORROW -> actions.pause(untilMorning(now));
      case PAUSE -> actions.pause(null);
      case RESUME -> actions.resume();
      case OPEN_WINDOW -> actions.openWindow();
      case QUIT -> actions.quit();
    }
  }

  /** Until the next morning, which after midnight is the one of the same date. */
  static Duration untilMorning(ZonedDateTime now) {
    ZonedDateTime morning = now.with(MORNING);
    return Duration.between(now, morning.isAfter(now) ? morning : morning.plusDays(1));
  }
}
