package io.spareframe.app.tray;

import io.spareframe.app.control.api.LendingView;

/**
 * What the tray shows.
 *
 * @param kind which icon
 * @param sentence the tooltip and the menu's first line, such as "Paused: Hades II is running"
 * @param canPause whether the menu offers to pause; otherwise it offers to resume
 */
public record TrayState(Kind kind, String sentence, boolean canPause) {

  /** One icon each. */
  public enum Kind {
    /** A job runs. */
    LENDING,
    /** Ready for a job. */
    WAITING,
    /** Something holds lending. */
    PAUSED,
    /** The user has something to mend. */
    PROBLEM
  }

  /** What the tray shows for what the machine does. */
  public static TrayState of(LendingView lending) {
    Kind kind =
        switch (lending.phase()) {
          case LENDING -> Kind.LENDING;
          case STARTING, WAITING -> Kind.WAITING;
          case PAUSING, PAUSED -> Kind.PAUSED;
          case NO_DEVICE -> Kind.PROBLEM;
        };
    return new TrayState(kind, lending.headline(), lending.canPause());
  }
}
