package io.spareframe.app.control.api;

import java.util.List;

/** All that an agent says of itself, in sections that change one by one. */
public record Snapshot(
    AgentView agent,
    LendingView lending,
    EarningsView earnings,
    List<JobView> jobs,
    WalletView wallet,
    SettingsView settings,
    List<GameView> games,
    HardwareView hardware) {

  /** This snapshot with the change's sections in place of its own. */
  public Snapshot with(Change change) {
    return new Snapshot(
        change.agent() != null ? change.agent() : agent,
        change.lending() != null ? change.lending() : lending,
        change.earnings() != null ? change.earnings() : earnings,
        change.jobs() != null ? change.jobs() : jobs,
        change.wallet() != null ? change.wallet() : wallet,
        change.settings() != null ? change.settings() : settings,
        change.games() != null ? change.games() : games,
        change.hardware() != null ? change.hardware() : hardware);
  }

  /** What must be sent to whoever knows {@code old} to make it this. */
  public Change since(Snapshot old) {
    return new Change(
        agent.equals(old.agent) ? null : agent,
        lending.equals(old.lending) ? null : lending,
        earnings.equals(old.earnings) ? null : earnings,
        jobs.equals(old.jobs) ? null : jobs,
        wallet.equals(old.wallet) ? null : wallet,
        settings.equals(old.settings) ? null : settings,
        games.equals(old.games) ? null : games,
        hardware.equals(old.hardware) ? null : hardware);
  }
}
