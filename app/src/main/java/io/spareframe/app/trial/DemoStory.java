package io.spareframe.app.trial;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.control.api.YieldView;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.control.client.RecoveryPhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The whole story by itself: an agent starts, lends, gives way to a pretend game, comes back,
 * delivers, is paid. Each step is checked and printed with the time it took; the first that does
 * not hold ends the story.
 */
public final class DemoStory {

  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration WHOLE_JOB = Duration.ofMinutes(15);
  private static final int GAME_STARTS_AT_PERMILLE = 300;

  private final Consumer<String> print;
  private long stepStartNanos;

  /**
   * @param print takes each line
   */
  public DemoStory(Consumer<String> print) {
    this.print = print;
  }

  /**
   * Plays it.
   *
   * @param picture where the job's picture is written
   * @throws CommandFailure naming the step that does not hold
   * @throws IOException if files or processes fail
   */
  public void play(Path picture) throws IOException, InterruptedException {
    begin();
    try (TrialAgent agent = TrialAgent.start()) {
      Snapshot first = agent.snapshot();
      step("The agent started, version " + first.agent().version() + ".");

      begin();
      Snapshot looked = agent.awaitDevice();
      step("It found " + looked.hardware().devices().getFirst().name() + ".");

      begin();
      makeWallet(agent);
      step("A wallet was made from twelve new words; the keys never left this process and it.");

      begin();
      PretendGame game = PretendGame.in(agent.folder());
      agent.settle(SETTLE);
      agent.send(new Command.AddGame(game.program().toString(), PretendGame.NAME));
      step("\"" + PretendGame.NAME + "\" is on the list of games.");

      begin();
      if (!(agent.send(new Command.SubmitSample()) instanceof Reply.Submitted(String jobId))) {
        throw new CommandFailure("The sample job was not taken.");
      }
      step("The sample job was submitted to the market that is built in.");

      begin();
      agent.await("the first slice", SOON, s -> s.lending().phase() == Phase.LENDING);
      step("Lending began.");

      begin();
      Snapshot before =
          agent.await(
              "a third of the job",
              WHOLE_JOB,
              s -> s.lending().progressPermille() >= GAME_STARTS_AT_PERMILLE);
      step(before.lending().headline() + ".");

      int kept = giveWay(agent, game);

      begin();
      Snapshot done = agent.await("the job's end", WHOLE_JOB, s -> isFinished(s, jobId));
      JobView job = job(done, jobId);
      check(job.state() == JobView.State.DONE, "the job ended as " + job.state());
      step("The rest was computed from " + kept / 10 + " % on and delivered.");

      begin();
      checkPay(agent, job);
      if (!(agent.send(new Command.GetPicture(jobId)) instanceof Reply.Picture(byte[] png))) {
        throw new CommandFailure("The job has no picture.");
      }
      Files.write(picture, png);
      step("The picture is " + picture.toAbsolutePath() + ".");
    }
    print.accept("Every step held.");
  }

  private int giveWay(TrialAgent agent, PretendGame game) throws IOException, InterruptedException {
    begin();
    check(!agent.workers().isEmpty(), "no worker runs while lending");
    PretendGame.Run run = game.start();
    YieldView yield;
    int kept;
    try {
      Snapshot paused =
          agent.await(
              "the memory to be free",
              SOON,
              s ->
                  s.lending().phase() == Phase.PAUSED
                      && memoryFree(s.lending(), run.startedAt()).isPresent());
      yield = Objects.requireNonNull(paused.lending().lastYield());
      Instant free = Objects.requireNonNull(yield.memoryFreeAt());
      step(
          String.format(
              Locale.ROOT,
              "The game started: the last slice ended %s later, the worker's memory was free after"
                  + " %s.",
              millis(run.startedAt(), yield.deviceIdleAt()),
              millis(run.startedAt(), free)));
      check(agent.workers().isEmpty(), "a worker is left while the game runs");
      print.accept("        The agent says: " + paused.lending().headline());
      kept = paused.lending().progressPermille();
    } finally {
      run.end();
    }
    begin();
    Instant ended = Instant.now();
    Snapshot back =
        agent.await(
            "lending to come back",
            SOON,
            s ->
                s.lending().phase() == Phase.LENDING
                    && s.lending().lastYield() instanceof YieldView y
                    && y.backAt() != null);
    YieldView whole = Objects.requireNonNull(back.lending().lastYield());
    Instant backAt = Objects.requireNonNull(whole.backAt());
    step(
        String.format(
            Locale.ROOT,
            "The game ended: after a wait of %d s, which is a setting, the first slice ran %s after"
                + " the end.",
            SETTLE.toSeconds(),
            millis(ended, backAt)));
    check(whole.blocksRepeated() == 0, whole.blocksRepeated() + " blocks of work ran twice");
    print.accept("        Work that had to run twice: none.");
    check(
        back.lending().progressPermille() >= kept,
        "the job went on from an earlier place than where it was stopped");
    return kept;
  }

  private static Optional<Instant> memoryFree(LendingView lending, Instant since) {
    YieldView last = lending.lastYield();
    return last == null || last.noticedAt().isBefore(since)
        ? Optional.empty()
        : Optional.ofNullable(last.memoryFreeAt());
  }

  private void checkPay(TrialAgent agent, JobView job) throws InterruptedException {
    check(
        job.earned().units().equals(job.price().units()),
        "earned " + job.earned().text() + " of " + job.price().text());
    Snapshot paid =
        agent.await(
            "a voucher for all that was earned",
            SOON,
            s -> s.earnings().vouched().units().equals(job.price().units()));
    EarningsView earnings = paid.earnings();
    check(
        earnings.total().equals(earnings.vouched()),
        "the ledger has " + earnings.total().text() + " earned");
    AmountView vouched = earnings.vouched();
    step(
        job.chunksDelivered()
            + " chunks were vouched for by the requester; the ledger has "
            + vouched.text()
            + (vouched.test() ? ", which has no money value." : "."));
    begin();
  }

  private static void makeWallet(TrialAgent agent) throws InterruptedException {
    try (RecoveryPhrase phrase = RecoveryPhrase.draw()) {
      char[] password = UUID.randomUUID().toString().toCharArray();
      agent.send(new Command.ImportWallet(phrase.phrase(), password));
    }
    agent.await("the wallet", SOON, s -> s.wallet().state() != WalletView.State.NONE);
  }

  private static boolean isFinished(Snapshot snapshot, String id) {
    return snapshot.jobs().stream()
        .anyMatch(job -> job.id().equals(id) && job.finishedAt() != null);
  }

  private static JobView job(Snapshot snapshot, String id) {
    return snapshot.jobs().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new CommandFailure("The job is not on the list of jobs."));
  }

  private void begin() {
    stepStartNanos = System.nanoTime();
  }

  private void step(String sentence) {
    double seconds = (System.nanoTime() - stepStartNanos) / 1e9;
    print.accept(String.format(Locale.ROOT, "%6.2f s  %s", seconds, sentence));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailure("This does not hold: " + otherwise + ".");
    }
  }

  private static String millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() + " ms";
  }
}
