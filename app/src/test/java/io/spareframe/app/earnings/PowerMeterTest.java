package io.spareframe.app.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.settings.Settings;
import io.spareframe.wallet.ledger.Ledger;
import io.spareframe.wallet.ledger.PowerCost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerMeterTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private Ledger ledger;
  private int watts = 200;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder.resolve("ledger.db"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private PowerMeter meter() {
    SettingsView d = Settings.DEFAULTS.choices();
    return new PowerMeter(
        ledger,
        () ->
            new SettingsView(
                d.mode(),
                d.scheduleFrom(),
                d.scheduleTo(),
                d.settle(),
                300_000,
                "EUR",
                watts,
                d.startWithComputer(),
                d.theme(),
                d.wizardStep(),
                d.wizardDone(),
                d.closingExplained()));
  }

  private List<PowerCost> cost() {
    return ledger.powerCostSince(NOON);
  }

  @Test
  void anHourOfLendingCostsItsEnergyAtTheTariff() {
    PowerMeter meter = meter();
    for (int second = 0; second <= 3600; second += 5) {
      meter.tick(true, NOON.plusSeconds(second));
    }
    meter.tick(false, NOON.plusSeconds(3600));
    // 200 W for an hour are 200,000 mWh; at 0.30 a kilowatt-hour that is 0.06.
    assertThat(cost()).containsExactly(new PowerCost("EUR", 60_000, 200_000, false));
  }

  @Test
  void timeWithoutAJobCostsNothing() {
    PowerMeter meter = meter();
    meter.tick(false, NOON);
    meter.tick(false, NOON.plus(Duration.ofHours(8)));
    meter.tick(true, NOON.plus(Duration.ofHours(8)));
    meter.tick(false, NOON.plus(Duration.ofHours(8)).plusSeconds(36));
    assertThat(cost()).containsExactly(new PowerCost("EUR", 600, 2_000, false));
  }

  @Test
  void aClockSetBackRecordsNothingWrong() {
    PowerMeter meter = meter();
    meter.tick(true, NOON.plusSeconds(100));
    meter.tick(true, NOON);
    meter.tick(false, NOON.plusSeconds(36));
    assertThat(cost()).containsExactly(new PowerCost("EUR", 600, 2_000, false));
  }

  @Test
  void withoutTheUsersWattsNothingIsInvented() {
    watts = 0;
    PowerMeter meter = meter();
    meter.tick(true, NOON);
    meter.tick(false, NOON.plusSeconds(3600));
    assertThat(cost()).isEmpty();
  }
}
