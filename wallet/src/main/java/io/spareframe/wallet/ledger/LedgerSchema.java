// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Brings the file to the present schema by numbered SQL files; the number of the last one is the
 * file's {@code user_version}, written in the same transaction.
 *
 * <p>Not Flyway: for one migration on SQLite, Flyway 13 added 47 MB of memory and 0.46 s to a
 * process that is to stay below 60 MB for as long as somebody plays.
 */
final class LedgerSchema {
  /** In order; a file is never changed once it was released. */
  private static final List<String> MIGRATIONS = List.of("V1__entries.sql");

  private LedgerSchema() {}

  static void migrate(Handle handle) throws SQLException {
    int version = version(handle);
    if (version > MIGRATIONS.size()) {
      throw new LedgerException(
          "the ledger has schema "
              + version
              + " and was written by a newer Spareframe; this one knows up to "
              + MIGRATIONS.size());
    }
    while (version < MIGRATIONS.size()) {
      int next = version + 1;
      handle.useTransaction(transaction -> apply(transaction, next));
      version = version(handle);
    }
  }

  private static void apply(Handle transaction, int next) throws SQLException {
    // Read again within the transaction: another process may have been faster.
    if (version(transaction) != next - 1) {
      return;
    }
    String script = read(MIGRATIONS.get(next - 1)) + "PRAGMA user_version = " + next + ";";
    try (Statement statement = transaction.getConnection().createStatement()) {
      // SQLite itself parses the script; splitting it at semicolons would tear the triggers.
      statement.executeUpdate(script);
    }
  }

  private static int version(Handle handle) {
    return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
  }

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(LedgerSchema.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("migration " + name + " is missing from this build", e);
    }
  }
}
