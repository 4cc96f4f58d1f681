package io.spareframe.app.settings;

import io.spareframe.app.control.api.SettingsView;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What settings may hold. */
public final class SettingsRules {

  /** The longest wait before lending comes back. */
  public static final Duration MAX_SETTLE = Duration.ofMinutes(10);

  /** The highest power price: 1,000 of the currency for a kilowatt-hour. */
  public static final long MAX_POWER_PRICE_MICRO = 1_000_000_000L;

  /** More than any home socket gives. */
  public static final int MAX_WATTS = 2000;

  private static final int MAX_WIZARD_STEP = 50;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private SettingsRules() {}

  /** What is wrong with these settings, in a sentence that names the field and its limit. */
  public static Optional<String> fault(SettingsView settings) {
    if (settings.settle().isNegative() || settings.settle().compareTo(MAX_SETTLE) > 0) {
      return Optional.of(
          "The wait before lending comes back must be between 0 and "
              + MAX_SETTLE.toMinutes()
              + " minutes.");
    }
    if (settings.powerPriceMicroPerKwh() < 0
        || settings.powerPriceMicroPerKwh() > MAX_POWER_PRICE_MICRO) {
      return Optional.of("The power price must be between 0 and 1000 per kilowatt-hour.");
    }
    if (!CURRENCY.matcher(settings.currency()).matches()) {
      return Optional.of("The currency must be three capital letters, such as EUR.");
    }
    if (settings.lendingWatts() < 0 || settings.lendingWatts() > MAX_WATTS) {
      return Optional.of("The watts while lending must be between 0 and " + MAX_WATTS + ".");
    }
    if (settings.scheduleFrom().equals(settings.scheduleTo())) {
      return Optional.of("The lending hours must not end when they begin.");
    }
    if (settings.wizardStep() < 0 || settings.wizardStep() > MAX_WIZARD_STEP) {
      return Optional.of("There is no such step in the setup.");
    }
    return Optional.empty();
  }
}
