package io.spareframe.app.control.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of a {@link Snapshot} that changed; null stands for one that did not. */
public record Change(
    @Nullable AgentView agent,
    @Nullable LendingView lending,
    @Nullable EarningsView earnings,
    @Nullable List<JobView> jobs,
    @Nullable WalletView wallet,
    @Nullable SettingsView settings,
    @Nullable List<GameView> games,
    @Nullable HardwareView hardware) {

  /** True if nothing changed. */
  public boolean isEmpty() {
    return agent == null
        && lending == null
        && earnings == null
        && jobs == null
        && wallet == null
        && settings == null
        && games == null
        && hardware == null;
  }
}
