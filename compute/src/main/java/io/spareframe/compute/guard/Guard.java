package io.spareframe.compute.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the watchers' opinions into one verdict, again whenever a watcher wakes it and at least
 * once a second. Any thread.
 */
public final class Guard implements AutoCloseable {

  /** How many changes of the verdict are kept to explain what happened. */
  public static final int LOG_ENTRIES = 500;

  private static final Duration RECOMPUTE_EVERY = Duration.ofSeconds(1);
  private static final Duration RESTART_AFTER = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  /**
   * A change of the verdict.
   *
   * @param at when
   * @param verdict the new one
   */
  public record Entry(Instant at, Verdict verdict) {}

  private final List<Watcher> watchers;
  private final InstantSource clock;
  private final List<Consumer<? super Verdict>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Watcher, Instant> failedAt = new HashMap<>();
  private final Map<Watcher, Instant> failedSince = new HashMap<>();
  private final Set<Watcher> restarting = ConcurrentHashMap.newKeySet();
  private final Deque<Entry> log = new ArrayDeque<>();
  private Duration settle;
  private Instant settledAt = Instant.MIN;
  private boolean waitWaived;
  private Verdict verdict = new Verdict.Settling(Instant.MAX);
  private boolean closed;

  /**
   * @param watchers closed with the guard
   * @param settle how long nothing must hold before lending comes back; not negative
   * @param clock tells the time of opinions
   */
  public Guard(List<Watcher> watchers, Duration settle, InstantSource clock) {
    this.watchers = List.copyOf(watchers);
    this.settle = settle;
    this.clock = clock;
  }

  /** Starts the watchers; the first verdict is there when this returns. */
  public void start() {
    for (Watcher watcher : watchers) {
      watcher.start(this::recompute);
    }
    recompute();
    Thread.ofPlatform().daemon().name("guard-clock").start(this::recomputeByTheClock);
  }

  /** The verdict now. */
  public Verdict verdict() {
    lock.lock();
    try {
      return verdict;
    } finally {
      lock.unlock();
    }
  }

  /** The last changes of the verdict, oldest first. */
  public List<Entry> log() {
    lock.lock();
    try {
      return List.copyOf(log);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the listener told of every change of the verdict, in order.
   *
   * @param listener called on the thread that saw the change, while the guard waits for it: it must
   *     return soon
   * @return ends that when closed
   */
  public Subscription onChange(Consumer<? super Verdict> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends a subscription. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** Sets how long nothing must hold before lending comes back. */
  public void settle(Duration duration) {
    lock.lock();
    try {
      settledAt = settledAt == Instant.MIN ? settledAt : settledAt.minus(settle).plus(duration);
      settle = duration;
    } finally {
      lock.unlock();
    }
    recompute();
  }

  /** The user does not want to wait: lending comes back as soon as nothing holds. */
  public void resumeAtOnce() {
    lock.lock();
    try {
      waitWaived = true;
      recompute();
    } finally {
      lock.unlock();
    }
  }

  /** Asks all watchers and tells the listeners if the verdict changed. */
  public void recompute() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      Instant now = clock.instant();
      Verdict next = Verdict.of(opinions(now));
      if (next instanceof Verdict.MayLend) {
        // A clock that was set back must not make the wait longer.
        if (verdict instanceof Verdict.Held || settledAt.isAfter(now.plus(settle))) {
          settledAt = now.plus(settle);
        }
        if (waitWaived) {
          settledAt = Instant.MIN;
        }
        if (now.isBefore(settledAt)) {
          next = new Verdict.Settling(settledAt);
        }
      }
      waitWaived = false;
      if (!next.equals(verdict)) {
        verdict = next;
        log.addLast(new Entry(now, next));
        if (log.size() > LOG_ENTRIES) {
          log.removeFirst();
        }
        tell(next);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tell(Verdict next) {
    for (Consumer<? super Verdict> listener : listeners) {
      try {
        listener.accept(next);
      } catch (RuntimeException e) {
        // A listener's fault must not keep the verdict from the others.
        LOG.error("a listener failed on the verdict {}", next, e);
      }
    }
  }

  private List<Opinion> opinions(Instant now) {
    List<Opinion> opinions = new ArrayList<>();
    for (Watcher watcher : watchers) {
      try {
        opinions.add(watcher.opinion(now));
        failedAt.remove(watcher);
        failedSince.remove(watcher);
      } catch (WatcherException | RuntimeException e) {
        // A watcher with a fault is one that cannot tell.
        opinions.add(failed(watcher, now, e));
      }
    }
    return opinions;
  }

  private Opinion failed(Watcher watcher, Instant now, Exception e) {
    Instant last = failedAt.get(watcher);
    if (last == null) {
      LOG.warn("the watch over {} cannot tell: {}", watcher.name(), e.toString());
      failedAt.put(watcher, now);
    } else if (!now.isBefore(last.plus(RESTART_AFTER))) {
      LOG.warn("the watch over {} is restarted", watcher.name());
      failedAt.put(watcher, now);
      restart(watcher);
    }
    Instant since = failedSince.computeIfAbsent(watcher, failing -> now);
    return watcher.safety()
        ? new Opinion.Hold(new HoldReason.WatcherFailed(watcher.name()), Urgency.YIELD_NOW, since)
        : new Opinion.Clear();
  }

  /** On a thread of its own: a start may take a while, and the guard must not wait for it. */
  private void restart(Watcher watcher) {
    if (restarting.add(watcher)) {
      Thread.ofVirtual()
          .name("guard-restart")
          .start(
              () -> {
                try {
                  watcher.close();
                  watcher.start(this::recompute);
                } finally {
                  restarting.remove(watcher);
                }
                if (isClosed()) {
                  watcher.close();
                }
                recompute();
              });
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void recomputeByTheClock() {
    lock.lock();
    try {
      while (!closed) {
        recompute();
        long nanos = untilNextChange().toNanos();
        if (nanos > 0 && !changed.await(nanos, TimeUnit.NANOSECONDS)) {
          LOG.trace("recomputing by the clock");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private Duration untilNextChange() {
    Instant now = clock.instant();
    Instant next = now.plus(RECOMPUTE_EVERY);
    if (verdict instanceof Verdict.Settling(Instant until)
        && until.isAfter(now)
        && until.isBefore(next)) {
      next = until;
    }
    for (Watcher watcher : watchers) {
      Optional<Instant> change = watcher.nextChange(now);
      if (change.isPresent() && change.get().isAfter(now) && change.get().isBefore(next)) {
        next = change.get();
      }
    }
    return Duration.between(now, next).plusMillis(1);
  }

  /** Stops the watchers; the verdict stays as it is. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (Watcher watcher : watchers) {
      watcher.close();
    }
  }
}
