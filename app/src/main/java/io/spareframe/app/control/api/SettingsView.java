package io.spareframe.app.control.api;

import java.time.Duration;
import java.time.LocalTime;

/**
 * What the user chose. Sent whole, saved whole.
 *
 * @param mode when to lend
 * @param scheduleFrom start of the daily window, local time; used in mode ON_SCHEDULE
 * @param scheduleTo its end; before the start if it crosses midnight
 * @param settle how long nothing must hold before lending comes back, 0 s to 10 min
 * @param powerPriceMicroPerKwh price of a kilowatt-hour in millionths of the currency; 0 = not set
 * @param currency of that price, three capital letters
 * @param lendingWatts what the machine draws above idle while lending, for machines without a power
 *     sensor, 0 to 2000
 * @param startWithComputer whether the agent starts at login
 * @param theme of the window
 * @param wizardStep the step that the first-start wizard is at, from 0
 * @param wizardDone true once the wizard was finished or skipped
 * @param closingExplained true once the window has said that lending goes on without it
 */
public record SettingsView(
    LendingMode mode,
    LocalTime scheduleFrom,
    LocalTime scheduleTo,
    Duration settle,
    long powerPriceMicroPerKwh,
    String currency,
    int lendingWatts,
    boolean startWithComputer,
    Theme theme,
    int wizardStep,
    boolean wizardDone,
    boolean closingExplained) {

  /** When lending is allowed. */
  public enum LendingMode {
    WHENEVER_NO_GAME_RUNS,
    ON_SCHEDULE,
    ONLY_BY_HAND
  }

  /** The window's colours. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** The same with another wizard position. */
  public SettingsView withWizard(int step, boolean done) {
    return new SettingsView(
        mode,
        scheduleFrom,
        scheduleTo,
        settle,
        powerPriceMicroPerKwh,
        currency,
        lendingWatts,
        startWithComputer,
        theme,
        step,
        done,
        closingExplained);
  }

  /** The same with closing the window explained. */
  public SettingsView withClosingExplained() {
    return new SettingsView(
        mode,
        scheduleFrom,
        scheduleTo,
        settle,
        powerPriceMicroPerKwh,
        currency,
        lendingWatts,
        startWithComputer,
        theme,
        wizardStep,
        wizardDone,
        true);
  }
}
