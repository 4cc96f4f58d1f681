package io.spareframe.app.agent;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing on a thread of its own, soon after it was asked for and once in a while unasked;
 * many requests at once become one.
 */
final class Refresher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final long UNASKED_MILLIS = 1000;
  private static final long GAP_MILLIS = 50;

  private final Runnable refresh;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private final Thread thread;
  private boolean wanted;
  private boolean closed;

  Refresher(String name, Runnable refresh) {
    this.refresh = refresh;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Any thread; returns at once. */
  void request() {
    lock.lock();
    try {
      wanted = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitRequest()) {
        try {
          refresh.run();
        } catch (RuntimeException e) {
          // What is shown must not stay as it is for ever because of one failure.
          LOG.error("refreshing failed; it is tried again", e);
        }
        TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitRequest() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(UNASKED_MILLIS);
      while (!wanted && !closed && left > 0) {
        left = asked.awaitNanos(left);
      }
      wanted = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread; a refresh under way is waited for. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
