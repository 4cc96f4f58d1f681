package io.spareframe.ui.wizard;

/** The wizard's pages, in order. */
public enum WizardPage {
  WELCOME(0),
  HARDWARE(1),
  GAMES(2),
  WHEN(3),
  POWER(4),
  WALLET(5),
  START(6),
  SUMMARY(7);

  private final int step;

  WizardPage(int step) {
    this.step = step;
  }

  /** The number that the settings remember it by. */
  public int step() {
    return step;
  }

  /** The page of that number; the nearest one if there is none. */
  static WizardPage of(int step) {
    return values()[Math.clamp(step, 0, values().length - 1)];
  }

  /** The page after this one; the last stays. */
  WizardPage next() {
    return of(step + 1);
  }

  /** The page before this one; the first stays. */
  WizardPage previous() {
    return of(step - 1);
  }
}
