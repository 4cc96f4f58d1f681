package io.spareframe.compute.guard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pause that the user asks for. Any thread. */
public final class UserPause implements Watcher {

  /**
   * A pause.
   *
   * @param since when it began
   * @param until when it ends by itself; absent if the user ends it
   */
  public record State(Instant since, Optional<Instant> until) {}

  private final ZoneId zone;
  private volatile @Nullable State state;
  private volatile Runnable wake = () -> {};

  /**
   * @param state the pause that was on when the program ended; absent if none
   * @param zone of the user's clock
   */
  public UserPause(Optional<State> state, ZoneId zone) {
    this.state = state.orElse(null);
    this.zone = zone;
  }

  /** Pauses, or changes until when. */
  public void pause(State pause) {
    state = pause;
    wake.run();
  }

  /** Ends the pause. */
  public void resume() {
    state = null;
    wake.run();
  }

  @Override
  public String name() {
    return "your pause";
  }

  @Override
  public boolean safety() {
    return false;
  }

  @Override
  public void start(Runnable wakeGuard) {
    wake = wakeGuard;
  }

  @Override
  public Opinion opinion(Instant now) {
    State pause = state;
    if (pause == null || pause.until().map(end -> !now.isBefore(end)).orElse(false)) {
      return new Opinion.Clear();
    }
    return new Opinion.Hold(
        new HoldReason.PausedByUser(pause.until(), zone), Urgency.YIELD_NOW, pause.since());
  }

  @Override
  public Optional<Instant> nextChange(Instant now) {
    State pause = state;
    return pause == null ? Optional.empty() : pause.until();
  }

  @Override
  public void close() {
    wake = () -> {};
  }
}
