package io.spareframe.app.agent;

import io.spareframe.app.control.api.AgentView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.server.ControlServer;
import io.spareframe.app.earnings.Earnings;
import io.spareframe.app.earnings.PowerMeter;
import io.spareframe.app.earnings.Vouchers;
import io.spareframe.app.place.ProgramVersion;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.Subscription;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.wallet.ledger.LedgerException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the agent shows in step with what is: on a thread of its own it brings the ledger up
 * to the market, builds the snapshot, and hands it to the control socket and the tray.
 */
final class AgentState implements AutoCloseable {

  /** Figures that change with the clock alone, such as "today", are read again this often. */
  private static final Duration FIGURES_LAST = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AgentState.class);

  private final ControlServer control;
  private final TrayIcon tray;
  private final SettingsFile settings;
  private final Devices devices;
  private final Earnings earnings;
  private final Vouchers vouchers;
  private final PowerMeter power;
  private final JobDesk jobs;
  private final GameDesk games;
  private final SettingsDesk settingsDesk;
  private final WalletDesk wallet;
  private final Clock clock;
  private final Instant startedAt;
  private final Refresher refresher = new Refresher("agent-state", this::refresh);
  private final AtomicBoolean moneyMoved = new AtomicBoolean(true);
  private final Subscription marketChanges;

  private @Nullable EarningsView figures;
  private Instant figuresAt = Instant.MIN;
  private @Nullable String trouble;

  AgentState(
      ControlServer control,
      TrayIcon tray,
      SettingsFile settings,
      Devices devices,
      LocalMarket market,
      Earnings earnings,
      Vouchers vouchers,
      PowerMeter power,
      JobDesk jobs,
      GameDesk games,
      SettingsDesk settingsDesk,
      WalletDesk wallet,
      Clock clock) {
    this.control = control;
    this.tray = tray;
    this.settings = settings;
    this.devices = devices;
    this.earnings = earnings;
    this.vouchers = vouchers;
    this.power = power;
    this.jobs = jobs;
    this.games = games;
    this.settingsDesk = settingsDesk;
    this.wallet = wallet;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.marketChanges = market.onChange(change -> moneyChanged());
  }

  void start() {
    refresher.start();
  }

  /** Something that is shown changed. Any thread. */
  void changed() {
    refresher.request();
  }

  /** Something that the ledger has to hear of changed. Any thread. */
  void moneyChanged() {
    moneyMoved.set(true);
    refresher.request();
  }

  private void refresh() {
    Instant now = clock.instant();
    LendingView lending = devices.lendingView();
    power.tick(lending.phase() == LendingView.Phase.LENDING, now);
    boolean moved = moneyMoved.getAndSet(false);
    if (moved) {
      bringUpToDate();
    }
    EarningsView known = figures;
    if (known == null || moved || !now.isBefore(figuresAt.plus(FIGURES_LAST))) {
      known = earnings.view();
      figures = known;
      figuresAt = now;
    }
    Snapshot snapshot =
        new Snapshot(
            agentView(),
            lending,
            known,
            jobs.views(devices.running()),
            wallet.view(),
            settingsDesk.view(),
            games.views(),
            devices.hardwareView());
    control.publish(snapshot);
    tray.show(lending);
  }

  private void bringUpToDate() {
    try {
      earnings.catchUp();
      vouchers.catchUp();
      jobs.refresh();
      trouble = null;
    } catch (MarketException | IOException | LedgerException e) {
      LOG.error("the ledger could not be brought up to date; it is tried again", e);
      trouble =
          "Earnings cannot be written down right now ("
              + e.getMessage()
              + "). Nothing is lost; it is tried again. Is the disk full?";
      moneyMoved.set(true);
    }
  }

  private AgentView agentView() {
    Optional<String> absence = tray.absence();
    String notices =
        Stream.of(settings.notice(), Optional.ofNullable(trouble), devices.notice())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return new AgentView(
        ProgramVersion.current(),
        ProcessHandle.current().pid(),
        startedAt,
        absence.isEmpty(),
        absence.orElse(null),
        notices.isEmpty() ? null : notices);
  }

  @Override
  public void close() {
    marketChanges.close();
    refresher.close();
    power.tick(false, clock.instant());
  }
}
