package io.spareframe.compute.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A real session that also counts slices, and tells when each is enqueued. */
final class CountingSession extends DelegatingSession {

  final List<Slice> slices = new ArrayList<>();
  int mostInFlight;

  private final IntConsumer enqueued;
  private int inFlight;

  /**
   * @param enqueued hears how many slices were enqueued so far
   */
  CountingSession(Session real, IntConsumer enqueued) {
    super(real);
    this.enqueued = enqueued;
  }

  @Override
  public SliceTicket enqueue(Slice slice) throws EngineException {
    SliceTicket ticket = super.enqueue(slice);
    slices.add(slice);
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    enqueued.accept(slices.size());
    return ticket;
  }

  @Override
  public Duration await(SliceTicket ticket) throws EngineException {
    inFlight--;
    return super.await(ticket);
  }
}
