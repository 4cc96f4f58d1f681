package io.spareframe.ui.wizard;

/** The wizard's pages, in order; the settings remember the number of the one it stands at. */
public enum WizardPage {
  WELCOME,
  HARDWARE,
  GAMES,
  WHEN,
  POWER,
  WALLET,
  START,
  SUMMARY;

  /** The page of that number; the nearest one if there is none. */
  static WizardPage of(int step) {
    return values()[Math.clamp(step, 0, values().length - 1)];
  }

  /** The page after this one; the last stays. */
  WizardPage next() {
    return of(ordinal() + 1);
  }

  /** The page before this one; the first stays. */
  WizardPage previous() {
    return of(ordinal() - 1);
  }
}
