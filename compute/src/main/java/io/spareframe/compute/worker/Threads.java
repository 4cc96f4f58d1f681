package io.spareframe.compute.worker;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the threads of this room and of lending are made: named, daemons, and never silent. */
public final class Threads {

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private Threads() {}

  /**
   * Starts a thread.
   *
   * @param name said in the log if it dies of what its body throws; the process's own handler hears
   *     of it too
   */
  public static Thread start(String name, Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .name("spareframe-" + name)
        .uncaughtExceptionHandler(Threads::died)
        .start(body);
  }

  private static void died(Thread thread, Throwable fault) {
    LOG.error("the thread {} died", thread.getName(), fault);
    UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    if (handler != null) {
      handler.uncaughtException(thread, fault);
    }
  }
}
