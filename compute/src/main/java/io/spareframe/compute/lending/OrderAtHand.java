package io.spareframe.compute.lending;

import io.spareframe.compute.engine.CheckpointFile;
import io.spareframe.compute.job.BlockCount;
import io.spareframe.compute.job.JobCursor;
import io.spareframe.compute.market.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The leased order and all that is known of the work on it. Used by the lending thread. */
final class OrderAtHand {

  /** An estimate of the time left needs this much progress to stand on. */
  private static final int ENOUGH_PERMILLE = 10;

  private final Lease lease;
  private final Path checkpoints;
  private final BlockCount blocks;
  private int permille;
  private long blocksRun;
  private long furthest;
  private int workers;
  private int strikes;
  private long workerFrom;
  private long workerTo;
  private long firstSliceNanos;
  private int firstPermille = -1;
  private Optional<Duration> timeLeft = Optional.empty();

  /**
   * @param checkpoints the folder of this order's checkpoints
   */
  OrderAtHand(Lease lease, Path checkpoints) {
    this.lease = lease;
    this.checkpoints = checkpoints;
    blocks = new BlockCount(lease.manifest().program());
  }

  Lease lease() {
    return lease;
  }

  Path checkpoints() {
    return checkpoints;
  }

  CheckpointFile checkpointFile() {
    return new CheckpointFile(checkpoints);
  }

  JobProgress progress() {
    return new JobProgress(lease.order(), permille, timeLeft);
  }

  WorkTally tally() {
    return new WorkTally(blocks.total(), blocksRun, workers);
  }

  /** A worker was started. */
  void workerStarted() {
    workers++;
    workerFrom = 0;
    workerTo = 0;
    firstPermille = -1;
    timeLeft = Optional.empty();
  }

  /** The worker goes on from here. */
  void ready(JobCursor from) {
    workerFrom = blocks.before(from);
    workerTo = workerFrom;
    furthest = Math.max(furthest, workerFrom);
  }

  /** How many blocks the worker at hand has to run again. */
  long blocksRepeated() {
    return furthest - workerFrom;
  }

  void firstSlice(long atNanos) {
    firstSliceNanos = atNanos;
  }

  /** The worker has come this far. */
  void progressed(JobCursor cursor, int nowPermille, long nowNanos) {
    reached(cursor);
    permille = nowPermille;
    if (firstPermille < 0) {
      firstPermille = nowPermille;
    }
    int gained = nowPermille - firstPermille;
    if (gained >= ENOUGH_PERMILLE) {
      long nanosLeft =
          (long) ((double) (nowNanos - firstSliceNanos) / gained * (1000 - nowPermille));
      timeLeft = Optional.of(Duration.ofNanos(nanosLeft));
    }
  }

  /** The worker surely did all before the cursor. */
  void reached(JobCursor cursor) {
    workerTo = Math.max(workerTo, blocks.before(cursor));
  }

  /** The worker is gone. */
  void workerEnded() {
    blocksRun += workerTo - workerFrom;
    furthest = Math.max(furthest, workerTo);
    workerFrom = workerTo;
  }

  /** All blocks are done. */
  void completed() {
    workerTo = blocks.total();
    permille = 1000;
  }

  /** Counts a failure; how many there were since the job last got on. */
  int strike() {
    strikes++;
    return strikes;
  }

  /** The job got on, in a way that survives a crash. */
  void gotOn() {
    strikes = 0;
  }
}
