package io.spareframe.compute.lending;

import io.spareframe.compute.market.Order;
import java.time.Duration;
import java.util.Optional;

/**
 * How far the order at hand is.
 *
 * @param permille how much is done, 0 to 1000
 * @param timeLeft an estimate; absent while there is none
 */
public record JobProgress(Order order, int permille, Optional<Duration> timeLeft) {}
