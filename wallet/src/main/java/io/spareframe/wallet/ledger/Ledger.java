// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The append-only ledger in one SQLite file. Entries are never changed or removed; every figure is
 * a sum over them. Safe for use by several threads, which take turns: one connection is open. All
 * methods throw {@link LedgerException} when the disk or the file fails.
 */
public final class Ledger implements AutoCloseable {
  public static final int MAX_PAGE_ENTRIES = 1000;
  public static final int MAX_BUCKETS = 1000;

  /** Above every number: the first page. */
  public static final long NEWEST = Long.MAX_VALUE;

  /** For a backup tool or a second process that holds the file for a moment. */
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private final Handle handle;

  private Ledger(Handle handle) {
    this.handle = handle;
  }

  /** Opens the file, or makes it for its owner alone, and brings it to the present schema. */
  public static Ledger open(Path file) {
    try {
      createForOwner(file);
    } catch (IOException e) {
      throw new LedgerException("the ledger " + file.getFileName() + " cannot be created", e);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // In WAL mode NORMAL keeps the file whole but may forget the last commits in a power cut. An
    // acknowledged voucher is money, so every commit is synced; there is about one in a second.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // So that INSERT OR REPLACE too meets the triggers that forbid removal.
    config.enableRecursiveTriggers(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    Handle handle;
    try {
      handle = Jdbi.create(source).open();
    } catch (ConnectionException e) {
      throw new LedgerException("the ledger " + file.getFileName() + " cannot be opened", e);
    }
    boolean opened = false;
    try {
      LedgerSchema.migrate(handle);
      opened = true;
      return new Ledger(handle);
    } catch (JdbiException | SQLException e) {
      throw new LedgerException("the ledger " + file.getFileName() + " cannot be read", e);
    } finally {
      if (!opened) {
        handle.close();
      }
    }
  }

  private static void createForOwner(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a ledger needs a folder");
    }
    Files.createDirectories(folder);
    // SQLite takes over an empty file; the side files get the permissions of the first.
    try {
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      return;
    }
  }

  /** Once this returns {@link Recording.Recorded}, the entry survives a crash and a power cut. */
  public Recording record(LedgerEntry entry) {
    return ask(open -> open.inTransaction(inside -> new EntryWriter(inside).write(entry)));
  }

  /** One for each token that ever occurred, in the order of their first use. */
  public List<Balance> balances() {
    return ask(open -> open.inTransaction(LedgerSums::balances));
  }

  /** One amount for each token in which something was earned at {@code since} or later. */
  public List<TokenAmount> earnedSince(Instant since) {
    return ask(open -> LedgerSums.earnedSince(open, since));
  }

  /** The orders paid last come first. */
  public List<JobEarnings> earnedPerJob(int limit) {
    requireRange("limit", limit, MAX_PAGE_ENTRIES);
    return ask(open -> LedgerSums.earnedPerJob(open, limit));
  }

  /**
   * For a chart: what was earned between each two neighbours of {@code boundaries}. The caller
   * chooses them, so that a day can have 23 or 25 hours.
   *
   * @param boundaries ascending, 2 to {@link #MAX_BUCKETS} + 1 of them
   */
  public List<EarnedBucket> earnedPerBucket(Token token, List<Instant> boundaries) {
    requireRange("boundaries", boundaries.size() - 1, MAX_BUCKETS);
    for (int i = 1; i < boundaries.size(); i++) {
      if (!boundaries.get(i).isAfter(boundaries.get(i - 1))) {
        throw new IllegalArgumentException("boundaries must ascend");
      }
    }
    return ask(
        open ->
            open.inTransaction(inside -> LedgerSums.earnedPerBucket(inside, token, boundaries)));
  }

  /** One for each currency; a period counts when it began at {@code since} or later. */
  public List<PowerCost> powerCostSince(Instant since) {
    return ask(open -> LedgerSums.powerCostSince(open, since));
  }

  /**
   * Entries with smaller numbers than {@code before}, newest first.
   *
   * @param before {@link #NEWEST}, or the last number of the page before
   * @param limit 1 to {@link #MAX_PAGE_ENTRIES}
   */
  public List<NumberedEntry> page(long before, int limit) {
    requireRange("limit", limit, MAX_PAGE_ENTRIES);
    return ask(open -> EntryReader.page(open, before, limit));
  }

  /** The voucher to redeem. */
  public Optional<LedgerEntry.Vouched> highestVoucher(Bytes32 channelId) {
    return ask(
        open ->
            EntryReader.highestVoucher(open, channelId)
                .map(found -> (LedgerEntry.Vouched) found.entry()));
  }

  private synchronized <T> T ask(Function<Handle, T> question) {
    try {
      return question.apply(handle);
    } catch (JdbiException e) {
      throw new LedgerException("the ledger cannot be read or written", e);
    }
  }

  private static void requireRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max);
    }
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
