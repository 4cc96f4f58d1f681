package io.spareframe.ui.support;

import io.spareframe.app.control.api.AgentView;
import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.control.api.YieldView;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States of an agent. */
public final class Samples {

  /** The moment at which all samples are taken. */
  public static final Instant NOW = Instant.parse("2026-11-23T20:15:00Z");

  public static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private Samples() {}

  /** Test credit in its smallest unit, six decimals. */
  public static AmountView credit(long units) {
    return new AmountView(BigInteger.valueOf(units), 6, "test credit", true);
  }

  public static AmountView euro(long micro) {
    return new AmountView(BigInteger.valueOf(micro), 6, "EUR", false);
  }

  /** A machine in the middle of a job, with some history. */
  public static Snapshot busy() {
    return new Snapshot(
        new AgentView("0.1.0", 4711, NOW.minus(Duration.ofHours(9)), true, null, null),
        new LendingView(
            LendingView.Phase.LENDING,
            "Lending: Stanford bunny, 43 %, 12 s left",
            "Pauses by itself the moment a game starts.",
            "j4",
            430,
            12L,
            new YieldView(
                "Hades II is running",
                NOW.minus(Duration.ofMinutes(48)),
                NOW.minus(Duration.ofMinutes(48)).plusMillis(41),
                NOW.minus(Duration.ofMinutes(48)).plusMillis(386),
                NOW.minus(Duration.ofMinutes(11)),
                0)),
        earnings(),
        List.of(
            job("j4", "Stanford bunny", JobView.State.RUNNING, 430, 5, 28_400),
            job("j3", "Glass spheres", JobView.State.DONE, 1000, 12, 66_000),
            job("j2", "bunny.obj", JobView.State.DONE, 1000, 8, 44_000),
            job("j1", "Endless kernel", JobView.State.FAILED, 120, 0, 0)),
        new WalletView(WalletView.State.LOCKED, ADDRESS),
        settings(true),
        games(),
        hardware());
  }

  /** A machine as it is on the first start. */
  public static Snapshot fresh() {
    Snapshot busy = busy();
    return new Snapshot(
        new AgentView(
            "0.1.0", 4711, NOW, false, "This desktop has no tray, so there is no icon.", null),
        new LendingView(
            LendingView.Phase.WAITING,
            "Ready to lend",
            "There is no job at the moment.",
            null,
            0,
            null,
            null),
        new EarningsView(
            credit(0), credit(0), credit(0), credit(0), 0, false, null, buckets(false)),
        List.of(),
        new WalletView(WalletView.State.NONE, null),
        settings(false),
        busy.games(),
        busy.hardware());
  }

  /** That snapshot with the wizard done. */
  public static Snapshot afterWizard(Snapshot snapshot) {
    return with(snapshot, snapshot.settings().withWizard(7, true));
  }

  public static Snapshot with(Snapshot s, SettingsView settings) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        s.earnings(),
        s.jobs(),
        s.wallet(),
        settings,
        s.games(),
        s.hardware());
  }

  public static Snapshot with(Snapshot s, LendingView lending) {
    return new Snapshot(
        s.agent(),
        lending,
        s.earnings(),
        s.jobs(),
        s.wallet(),
        s.settings(),
        s.games(),
        s.hardware());
  }

  public static Snapshot with(Snapshot s, WalletView wallet) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        s.earnings(),
        s.jobs(),
        wallet,
        s.settings(),
        s.games(),
        s.hardware());
  }

  public static Snapshot with(Snapshot s, EarningsView earnings) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        earnings,
        s.jobs(),
        s.wallet(),
        s.settings(),
        s.games(),
        s.hardware());
  }

  public static Snapshot withJobs(Snapshot s, List<JobView> jobs) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        s.earnings(),
        jobs,
        s.wallet(),
        s.settings(),
        s.games(),
        s.hardware());
  }

  public static Snapshot withGames(Snapshot s, List<GameView> games) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        s.earnings(),
        s.jobs(),
        s.wallet(),
        s.settings(),
        games,
        s.hardware());
  }

  public static Snapshot with(Snapshot s, HardwareView hardware) {
    return new Snapshot(
        s.agent(),
        s.lending(),
        s.earnings(),
        s.jobs(),
        s.wallet(),
        s.settings(),
        s.games(),
        hardware);
  }

  public static LendingView paused() {
    return new LendingView(
        LendingView.Phase.PAUSED,
        "Paused: you paused it",
        "Comes back when you press Resume.",
        null,
        0,
        null,
        null);
  }

  public static JobView job(
      String id, String name, JobView.State state, int permille, int chunks, long earned) {
    int number = Integer.parseInt(id.substring(1));
    boolean ended =
        state == JobView.State.DONE
            || state == JobView.State.FAILED
            || state == JobView.State.CANCELLED;
    Instant submitted = NOW.minus(Duration.ofMinutes(20L * (5 - number)));
    @Nullable Instant finished = ended ? submitted.plus(Duration.ofMinutes(7)) : null;
    return new JobView(
        id,
        name,
        state,
        permille,
        credit(earned),
        credit(66_000),
        submitted,
        finished,
        chunks,
        chunks > 0,
        state == JobView.State.FAILED
            ? "A kernel did not end in 10 s, so the job was stopped."
            : null);
  }

  public static SettingsView settings(boolean wizardDone) {
    return new SettingsView(
        SettingsView.LendingMode.WHENEVER_NO_GAME_RUNS,
        LocalTime.of(22, 0),
        LocalTime.of(7, 0),
        Duration.ofSeconds(5),
        wizardDone ? 310_000 : 0,
        "EUR",
        wizardDone ? 220 : 0,
        false,
        SettingsView.Theme.LIGHT,
        0,
        wizardDone,
        false);
  }

  public static HardwareView hardware() {
    return new HardwareView(
        false,
        "AMD Ryzen 7 7800X3D 8-Core Processor",
        34_359_738_368L,
        List.of(
            new HardwareView.Device(
                "gpu0", "NVIDIA GeForce RTX 4070", "CUDA", true, 12_878_610_432L, true),
            new HardwareView.Device(
                "cpu0", "AMD Ryzen 7 7800X3D", "OpenCL", false, 34_359_738_368L, false)),
        null);
  }

  private static List<GameView> games() {
    return List.of(
        new GameView("g1", "Hades II", "Steam", false, false),
        new GameView("g2", "Baldur's Gate 3", "Steam", false, false),
        new GameView("g3", "Factorio", "Steam", true, false),
        new GameView("g4", "Celeste", "Steam", false, false),
        new GameView("g5", "OpenTTD", "Added by you", false, true));
  }

  private static EarningsView earnings() {
    return new EarningsView(
        credit(412_600),
        credit(3_870_250),
        credit(3_870_250),
        credit(0),
        612_400,
        false,
        euro(189_844),
        buckets(true));
  }

  private static List<EarningsView.Bucket> buckets(boolean earning) {
    List<EarningsView.Bucket> buckets = new ArrayList<>();
    long[] units = {
      0, 0, 12, 30, 44, 42, 46, 38, 20, 0, 0, 0, 0, 8, 35, 41, 47, 40, 0, 0, 0, 26, 44, 31
    };
    Instant start = NOW.minus(Duration.ofHours(23)).minus(Duration.ofMinutes(15));
    for (int i = 0; i < units.length; i++) {
      buckets.add(
          new EarningsView.Bucket(
              start.plus(Duration.ofHours(i)), credit(earning ? units[i] * 1000 : 0)));
    }
    return buckets;
  }
}
