package io.spareframe.app.earnings;

import io.spareframe.app.control.api.SettingsView;
import io.spareframe.wallet.ledger.Ledger;
import io.spareframe.wallet.ledger.LedgerEntry;
import io.spareframe.wallet.ledger.Recording;
import io.spareframe.wallet.ledger.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the power used for lending into the ledger, a period at a time: the watts that the user
 * entered, over the time that a job ran. Not for several threads at once.
 */
public final class PowerMeter {

  /** A crash loses at most one period, a tick more. */
  static final Duration PERIOD = Duration.ofMinutes(1);

  private static final long MILLIWATT_MILLIS_PER_MILLIWATT_HOUR = Duration.ofHours(1).toMillis();
  private static final Logger LOG = LoggerFactory.getLogger(PowerMeter.class);

  private final Ledger ledger;
  private final Supplier<SettingsView> settings;
  private @Nullable Instant start;

  /** What is too little for the ledger's unit, kept for the next period. */
  private long restMilliwattMillis;

  public PowerMeter(Ledger ledger, Supplier<SettingsView> settings) {
    this.ledger = ledger;
    this.settings = settings;
  }

  /**
   * To be told every few seconds, and whenever a job starts or stops running.
   *
   * @param lending whether a job runs now
   */
  public void tick(boolean lending, Instant now) {
    Instant since = start;
    if (since == null) {
      start = lending ? now : null;
      return;
    }
    if (!now.isAfter(since)) {
      // The clock was set back: what was used meanwhile is not known.
      start = lending ? now : null;
      return;
    }
    if (!lending || Duration.between(since, now).compareTo(PERIOD) >= 0) {
      record(since, now);
      start = lending ? now : null;
    }
  }

  private void record(Instant since, Instant now) {
    SettingsView choices = settings.get();
    if (choices.lendingWatts() == 0 || choices.powerPriceMicroPerKwh() == 0) {
      return;
    }
    long milliwattMillis =
        restMilliwattMillis
            + choices.lendingWatts() * 1000L * Duration.between(since, now).toMillis();
    long milliwattHours = milliwattMillis / MILLIWATT_MILLIS_PER_MILLIWATT_HOUR;
    restMilliwattMillis = milliwattMillis % MILLIWATT_MILLIS_PER_MILLIWATT_HOUR;
    Recording recording =
        ledger.record(
            new LedgerEntry.PowerUsed(
                "this computer",
                since,
                now,
                milliwattHours,
                new Tariff(choices.powerPriceMicroPerKwh(), choices.currency()),
                false));
    if (recording instanceof Recording.Refused(String reason)) {
      LOG.error("power used from {} to {} is not in the ledger: {}", since, now, reason);
    }
  }
}
