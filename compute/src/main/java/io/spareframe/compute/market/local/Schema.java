package io.spareframe.compute.market.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spareframe.compute.market.MarketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Brings a database to the newest schema: the resources {@code V001.sql}, {@code V002.sql} and so
 * on, each in one transaction together with the {@code user_version} that records it.
 */
final class Schema {

  private Schema() {}

  /**
   * Runs the migrations that the database lacks.
   *
   * @throws MarketException if the database is from a newer version of the program
   */
  static void migrate(Handle handle) throws MarketException {
    int version = version(handle);
    for (int next = version + 1; ; next++) {
      Optional<String> script = script(next);
      if (script.isEmpty()) {
        break;
      }
      int number = next;
      handle.useTransaction(
          transaction -> {
            transaction.createScript(script.get()).execute();
            transaction.execute("PRAGMA user_version = " + number);
          });
      version = number;
    }
    if (script(version).isEmpty() && version > 0) {
      throw new MarketException(
          "The order queue was written by a newer Spareframe (schema " + version + ").");
    }
  }

  private static int version(Handle handle) {
    return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
  }

  private static Optional<String> script(int version) {
    try (InputStream in = Schema.class.getResourceAsStream("V%03d.sql".formatted(version))) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a migration cannot be read", e);
    }
  }
}
