package io.spareframe.compute.lending;

import io.spareframe.compute.guard.HoldReason;
import java.time.Instant;
import java.util.Optional;

/**
 * One time that lending gave way, as it was measured.
 *
 * @param reason what it gave way to
 * @param noticedAt when the guard's verdict came
 * @param deviceIdleAt when the last slice had ended
 * @param memoryFreeAt when the device's memory was given back
 * @param processGoneAt when the worker process was gone
 * @param forced true if the worker had to be killed, so that the work since its last checkpoint is
 *     repeated
 * @param liftedAt when the guard let lending come back; absent until then
 * @param backAt when the first slice had run again; absent until then
 * @param blocksRepeated how many blocks of work run a second time because of it; known once back
 */
public record Yield(
    HoldReason reason,
    Instant noticedAt,
    Instant deviceIdleAt,
    Instant memoryFreeAt,
    Instant processGoneAt,
    boolean forced,
    Optional<Instant> liftedAt,
    Optional<Instant> backAt,
    long blocksRepeated) {

  Yield lifted(Instant at) {
    return new Yield(
        reason,
        noticedAt,
        deviceIdleAt,
        memoryFreeAt,
        processGoneAt,
        forced,
        Optional.of(at),
        backAt,
        blocksRepeated);
  }

  Yield back(Instant at, long repeated) {
    return new Yield(
        reason,
        noticedAt,
        deviceIdleAt,
        memoryFreeAt,
        processGoneAt,
        forced,
        liftedAt,
        Optional.of(at),
        repeated);
  }
}
