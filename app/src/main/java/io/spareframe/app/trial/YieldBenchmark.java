package io.spareframe.app.trial;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.YieldView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Starts a pretend game at random moments while the sample job runs, and measures from outside how
 * soon lending gave way and came back.
 */
final class YieldBenchmark {

  /**
   * What was measured.
   *
   * @param noticed from the start of the game's process to the guard's verdict
   * @param idle from that start to the end of the last slice
   * @param memoryFree from that start to the end of the worker process
   * @param back from the end of the game's process to the end of the first slice
   * @param blocksRepeated work that ran twice, over all pauses
   */
  record Result(
      List<Duration> noticed,
      List<Duration> idle,
      List<Duration> memoryFree,
      List<Duration> back,
      long blocksRepeated) {}

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int QUEUED_JOBS = 2;
  private static final int LONGEST_WAIT_MILLIS = 1500;
  private static final int NEAR_THE_END_PERMILLE = 850;

  private final Consumer<String> print;
  private final SplittableRandom random = new SplittableRandom(1);

  YieldBenchmark(Consumer<String> print) {
    this.print = print;
  }

  Result run(int starts) throws IOException, InterruptedException {
    List<Duration> noticed = new ArrayList<>();
    List<Duration> idle = new ArrayList<>();
    List<Duration> memoryFree = new ArrayList<>();
    List<Duration> back = new ArrayList<>();
    long repeated = 0;
    try (TrialAgent agent = TrialAgent.start()) {
      agent.awaitDevice();
      agent.settle(Duration.ZERO);
      PretendGame game = PretendGame.in(agent.folder());
      agent.send(new Command.AddGame(game.program().toString(), PretendGame.NAME));
      for (int i = 1; i <= starts; i++) {
        keepBusy(agent);
        agent.await("a job in its middle", LIMIT, YieldBenchmark::inItsMiddle);
        Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        if (!inItsMiddle(agent.snapshot())) {
          i--;
          continue;
        }
        PretendGame.Run run = game.start();
        Snapshot held =
            agent.await("the memory to be free", LIMIT, s -> freedSince(s, run.startedAt()));
        Instant ended = run.end();
        YieldView yield = Objects.requireNonNull(held.lending().lastYield());
        Snapshot lending =
            agent.await(
                "the first slice",
                LIMIT,
                s ->
                    s.lending().lastYield() instanceof YieldView last
                        && last.noticedAt().equals(yield.noticedAt())
                        && last.backAt() != null);
        YieldView whole = Objects.requireNonNull(lending.lending().lastYield());
        noticed.add(Duration.between(run.startedAt(), whole.noticedAt()));
        idle.add(Duration.between(run.startedAt(), whole.deviceIdleAt()));
        memoryFree.add(
            Duration.between(run.startedAt(), Objects.requireNonNull(whole.memoryFreeAt())));
        back.add(Duration.between(ended, Objects.requireNonNull(whole.backAt())));
        repeated += whole.blocksRepeated();
        print.accept(
            "start %d of %d: idle %d ms, memory free %d ms, back %d ms"
                .formatted(
                    i,
                    starts,
                    idle.getLast().toMillis(),
                    memoryFree.getLast().toMillis(),
                    back.getLast().toMillis()));
      }
    }
    return new Result(noticed, idle, memoryFree, back, repeated);
  }

  private static void keepBusy(TrialAgent agent) throws InterruptedException {
    long open = agent.snapshot().jobs().stream().filter(job -> job.finishedAt() == null).count();
    for (long i = open; i < QUEUED_JOBS; i++) {
      agent.send(new Command.SubmitSample());
    }
  }

  private static boolean inItsMiddle(Snapshot snapshot) {
    LendingView lending = snapshot.lending();
    return lending.phase() == Phase.LENDING
        && lending.progressPermille() > 0
        && lending.progressPermille() < NEAR_THE_END_PERMILLE
        && snapshot.jobs().stream().anyMatch(job -> job.state() == JobView.State.RUNNING);
  }

  private static boolean freedSince(Snapshot snapshot, Instant start) {
    return snapshot.lending().lastYield() instanceof YieldView yield
        && !yield.noticedAt().isBefore(start)
        && yield.memoryFreeAt() != null;
  }
}
