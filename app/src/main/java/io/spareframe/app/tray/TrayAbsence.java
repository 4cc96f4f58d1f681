package io.spareframe.app.tray;

/**
 * Why there is no icon in a tray.
 *
 * @param sentence for the user, with what to do instead
 */
public record TrayAbsence(String sentence) {

  private static final String INSTEAD =
      " Close the window and Spareframe goes on; start it again to open it.";

  /** For a machine whose screen nobody sees. */
  public static final TrayAbsence NO_DISPLAY =
      new TrayAbsence("No tray icon: there is no display here.");

  /** For a desktop without a tray. */
  public static final TrayAbsence NO_TRAY =
      new TrayAbsence("No tray icon: this desktop has no tray." + INSTEAD);

  /** For the moment between asking the desktop and its answer. */
  public static final TrayAbsence NOT_YET =
      new TrayAbsence("No tray icon yet: the desktop has not answered." + INSTEAD);
}
