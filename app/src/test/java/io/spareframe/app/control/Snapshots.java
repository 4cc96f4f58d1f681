package io.spareframe.app.control;

import io.spareframe.app.control.api.AgentView;
import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.control.api.YieldView;
import io.spareframe.app.settings.Settings;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** Snapshots for tests of the control API. */
final class Snapshots {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Snapshots() {}

  private static AmountView credit(long units) {
    return new AmountView(BigInteger.valueOf(units), 6, "test credit", true);
  }

  static Snapshot calm() {
    return new Snapshot(
        new AgentView("1", 42, NOON, false, "No tray here.", null),
        new LendingView(Phase.WAITING, "Ready to lend", "", null, 0, null, null),
        new EarningsView(credit(0), credit(0), credit(0), credit(0), 0, false, null, List.of()),
        List.of(),
        new WalletView(WalletView.State.NONE, null),
        Settings.DEFAULTS.choices(),
        List.of(),
        new HardwareView(true, null, null, List.of(), null));
  }

  static Snapshot busy() {
    return new Snapshot(
        new AgentView("1", 42, NOON, true, null, "Disk almost full."),
        new LendingView(
            Phase.PAUSED,
            "Paused: Hades II is running",
            "Resumes when it ends.",
            "7",
            431,
            12L,
            new YieldView("Hades II is running", NOON, NOON.plusMillis(9), null, null, 0)),
        new EarningsView(
            credit(1),
            new AmountView(new BigInteger("123456789012345678901234567890"), 18, "USDC", false),
            credit(3),
            credit(4),
            1234,
            true,
            new AmountView(BigInteger.TEN, 6, "EUR", false),
            List.of(new EarningsView.Bucket(NOON, credit(5)))),
        List.of(
            new JobView(
                "7",
                "bunny",
                JobView.State.PAUSED,
                431,
                credit(1),
                credit(2),
                NOON,
                null,
                1,
                true,
                null)),
        new WalletView(WalletView.State.LOCKED, "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"),
        Settings.DEFAULTS.choices().withWizard(3, true),
        List.of(new GameView("g", "Hades II", "Steam", true, false)),
        new HardwareView(
            false,
            "CPU",
            16L << 30,
            List.of(new HardwareView.Device("cuda:0", "RTX", "CUDA", true, 8L << 30, true)),
            null));
  }
}
