package io.spareframe.compute.market.local;

import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * An order and how far it has come.
 *
 * @param chunks how many chunks the job has
 * @param delivered how many of them are here
 * @param earned the sum of their pays
 * @param finished when it ended; absent while it has not
 */
public record LocalOrder(
    Order order,
    OrderState state,
    int chunks,
    int delivered,
    Price earned,
    Optional<Instant> finished) {}
