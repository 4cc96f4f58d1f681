package io.spareframe.app.control.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last time that lending gave way, with what was measured.
 *
 * @param reason what it gave way to, in a sentence
 * @param noticedAt when the guard saw it
 * @param deviceIdleAt when the last slice had ended
 * @param memoryFreeAt when the device's memory was given back; null until then
 * @param backAt when the first slice ran again; null until then
 * @param blocksRepeated how many blocks of work had to run a second time because of it
 */
public record YieldView(
    String reason,
    Instant noticedAt,
    Instant deviceIdleAt,
    @Nullable Instant memoryFreeAt,
    @Nullable Instant backAt,
    long blocksRepeated) {}
