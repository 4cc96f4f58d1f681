package io.spareframe.compute.market.local;

import io.spareframe.compute.market.MarketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The queue's database: one connection, used by one thread at a time. */
final class OrderDatabase implements AutoCloseable {

  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private final Handle handle;
  private final OrderTable orders;
  private final ReentrantLock lock = new ReentrantLock();

  private OrderDatabase(Handle handle) {
    this.handle = handle;
    orders = new OrderTable(handle);
  }

  /** What is done in one transaction; it is undone if it throws. */
  @FunctionalInterface
  interface Work<T> {
    T with(OrderTable orders) throws MarketException;
  }

  static OrderDatabase open(Path file) throws MarketException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // With WAL, only FULL makes a commit survive a power cut.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Handle handle = Jdbi.open(source);
      boolean migrated = false;
      try {
        Schema.migrate(handle);
        migrated = true;
        return new OrderDatabase(handle);
      } finally {
        if (!migrated) {
          handle.close();
        }
      }
    } catch (IOException | JdbiException e) {
      throw new MarketException("The order queue cannot be opened: " + e.getMessage(), e);
    }
  }

  <T> T inTransaction(Work<T> work) throws MarketException {
    lock.lock();
    try {
      return handle.inTransaction(transaction -> work.with(orders));
    } catch (JdbiException e) {
      throw new MarketException("The order queue cannot be used: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      handle.close();
    } finally {
      lock.unlock();
    }
  }
}
