package io.spareframe.app.agent;

import io.spareframe.app.autostart.Autostart;
import io.spareframe.app.control.api.AgentView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.control.server.AgentAlreadyRunsException;
import io.spareframe.app.control.server.ControlServer;
import io.spareframe.app.earnings.Earnings;
import io.spareframe.app.earnings.PowerMeter;
import io.spareframe.app.earnings.TestCredit;
import io.spareframe.app.earnings.Vouchers;
import io.spareframe.app.identity.NodeKey;
import io.spareframe.app.place.DataFolder;
import io.spareframe.app.place.ProgramVersion;
import io.spareframe.app.requester.EmbeddedRequester;
import io.spareframe.app.settings.Settings;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.app.tray.TrayAbsence;
import io.spareframe.app.tray.Trays;
import io.spareframe.compute.guard.Guard;
import io.spareframe.compute.guard.ModeWatcher;
import io.spareframe.compute.guard.UserPause;
import io.spareframe.compute.guard.games.GameWatcher;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.wallet.keys.Wallet;
import io.spareframe.wallet.ledger.Ledger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent: made of its parts here, top to bottom, and taken apart in the reverse order. */
public final class Agent implements AutoCloseable {

  private static final Duration WALLET_LOCKS_AFTER = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

  /** What has to be closed, the last made first. */
  private final Deque<Runnable> parts = new ArrayDeque<>();

  private final CountDownLatch quit = new CountDownLatch(1);

  private Agent() {}

  /**
   * Starts the one agent of this folder.
   *
   * @throws AgentAlreadyRunsException if another agent has it
   * @throws IOException if the folder or a file in it cannot be used; the message says which
   */
  public static Agent start(DataFolder folder) throws IOException, AgentAlreadyRunsException {
    folder.prepare();
    Agent agent = new Agent();
    boolean started = false;
    try {
      agent.assemble(folder, Clock.systemDefaultZone());
      started = true;
      return agent;
    } catch (MarketException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!started) {
        agent.close();
      }
    }
  }

  private void assemble(DataFolder folder, Clock clock)
      throws IOException, AgentAlreadyRunsException, MarketException {
    SettingsFile settings = new SettingsFile(folder.settings());
    Ready ready = new Ready();
    ControlServer control =
        closed(
            ControlServer.start(folder.socket(), first(settings.get(), clock.instant()), ready),
            ControlServer::close);
    Logs.toFile(folder.log());
    LOG.info("Spareframe {} starts in {}", ProgramVersion.current(), folder.root());

    NodeKey nodeKey = NodeKey.load(folder.nodeKey());
    Ledger ledger = closed(Ledger.open(folder.ledger()), Ledger::close);
    ScheduledExecutorService timer =
        closed(
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("wallet-timer").factory()),
            ScheduledExecutorService::shutdownNow);
    Wallet wallet =
        closed(new Wallet(folder.wallet(), WALLET_LOCKS_AFTER, clock, timer), Wallet::close);
    LocalMarket market = closed(LocalMarket.open(folder.market(), clock), LocalMarket::close);
    EmbeddedRequester requester =
        closed(EmbeddedRequester.open(folder.requester(), market), EmbeddedRequester::close);

    UserPause pause = new UserPause(PauseDesk.saved(settings.get()), clock.getZone());
    ModeWatcher mode =
        new ModeWatcher(PauseDesk.mode(settings.get().choices()), clock.getZone(), clock.instant());
    GameWatcher games =
        new GameWatcher(
            Path.of(System.getProperty("user.home")), GameDesk.ownGames(settings.get()), clock);
    Guard guard =
        closed(
            new Guard(List.of(games, pause, mode), settings.get().choices().settle(), clock),
            Guard::close);

    Devices devices =
        closed(new Devices(folder.scratch(), market, guard, nodeKey, clock), Devices::close);
    Earnings earnings = new Earnings(market, ledger, clock);
    Vouchers vouchers = new Vouchers(requester, ledger, wallet, clock);
    PowerMeter power = new PowerMeter(ledger, () -> settings.get().choices());

    PauseDesk pauses = new PauseDesk(settings, guard, pause, mode, clock);
    GameDesk gameDesk = new GameDesk(settings, games);
    JobDesk jobs = new JobDesk(market, requester.payer().toString(), folder.scratch());
    SettingsDesk settingsDesk = new SettingsDesk(settings, pauses, Autostart.ofThisUser());
    WalletDesk walletDesk = new WalletDesk(wallet);
    TrayIcon tray = closed(new TrayIcon(Trays.ofThisUser(), pauses, this::quit), TrayIcon::close);

    AgentState state =
        new AgentState(
            control,
            tray,
            settings,
            devices,
            market,
            earnings,
            vouchers,
            power,
            jobs,
            gameDesk,
            settingsDesk,
            walletDesk,
            clock);
    closed(state, AgentState::close);
    guard.onChange(verdict -> state.changed());
    wallet.subscribe(walletState -> state.moneyChanged());
    devices.onChange(state::changed);
    guard.start();
    tray.open(state::changed);
    state.start();
    devices.look();
    ready.with(
        new CommandDesk(
            pauses, jobs, gameDesk, settingsDesk, walletDesk, devices, earnings, this::quit));
  }

  private static Snapshot first(Settings settings, Instant now) {
    return new Snapshot(
        new AgentView(
            ProgramVersion.current(),
            ProcessHandle.current().pid(),
            now,
            false,
            TrayAbsence.NOT_YET.sentence(),
            null),
        LendingWords.starting(),
        new EarningsView(
            TestCredit.view(BigInteger.ZERO),
            TestCredit.view(BigInteger.ZERO),
            TestCredit.view(BigInteger.ZERO),
            TestCredit.view(BigInteger.ZERO),
            0,
            false,
            null,
            List.of()),
        List.of(),
        new WalletView(WalletView.State.NONE, null),
        settings.choices(),
        List.of(),
        new HardwareView(true, null, null, List.of(), null));
  }

  private <T> T closed(T part, Consumer<T> close) {
    parts.push(() -> close.accept(part));
    return part;
  }

  private void quit() {
    quit.countDown();
  }

  /** Waits until somebody told the agent to quit. */
  public void awaitQuit() throws InterruptedException {
    quit.await();
  }

  /** Ends everything; work at hand stays as a checkpoint. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().run();
    }
  }
}
