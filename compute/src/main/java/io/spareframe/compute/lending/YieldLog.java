package io.spareframe.compute.lending;

import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.worker.PauseTimings;
import java.time.Instant;
import java.util.Optional;

/** Follows a yield from the verdict to the first slice afterwards. Callable from any thread. */
final class YieldLog {

  private record Noticed(HoldReason reason, Instant at) {}

  private Optional<Noticed> pending = Optional.empty();
  private Optional<Yield> last = Optional.empty();
  private Optional<Instant> lifted = Optional.empty();

  /** Lending has to give way. */
  synchronized void noticed(HoldReason reason, Instant at) {
    lifted = Optional.empty();
    if (pending.isEmpty()) {
      pending = Optional.of(new Noticed(reason, at));
    }
  }

  /** Nothing was running that had to give way. */
  synchronized void nothingRan() {
    pending = Optional.empty();
  }

  /** The worker is gone; absent if nobody asked it to. */
  synchronized Optional<Yield> gone(PauseTimings timings) {
    Optional<Yield> gone =
        pending.map(
            noticed ->
                new Yield(
                    noticed.reason,
                    noticed.at,
                    noticed.at.plus(timings.toDeviceIdle()),
                    noticed.at.plus(timings.toMemoryFree()),
                    noticed.at.plus(timings.toProcessGone()),
                    timings.forced(),
                    lifted,
                    Optional.empty(),
                    0));
    pending = Optional.empty();
    last = gone.or(() -> last);
    return gone;
  }

  /** Lending may come back. */
  synchronized void lifted(Instant at) {
    lifted = Optional.of(at);
    last = last.map(yield -> yield.liftedAt().isPresent() ? yield : yield.lifted(at));
  }

  /** The first slice of a worker has ended; a yield if it is the first since. */
  synchronized Optional<Yield> back(Instant at, long blocksRepeated) {
    Optional<Yield> back =
        last.filter(yield -> yield.backAt().isEmpty()).map(yield -> yield.back(at, blocksRepeated));
    last = back.or(() -> last);
    return back;
  }

  /** The newest one. */
  synchronized Optional<Yield> last() {
    return last;
  }
}
