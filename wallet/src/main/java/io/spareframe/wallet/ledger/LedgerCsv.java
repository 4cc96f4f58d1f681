// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.TokenAmount;
import java.io.IOException;
import java.util.List;

/**
 * All entries as comma-separated values after RFC 4180, newest first, for a tax adviser's
 * spreadsheet. Texts that a stranger chose and a spreadsheet would take for a formula are preceded
 * by an apostrophe.
 */
public final class LedgerCsv {
  private static final List<String> HEADER =
      List.of(
          "number",
          "time_utc",
          "kind",
          "delivery",
          "order",
          "chunk",
          "job",
          "channel",
          "amount",
          "token",
          "test",
          "transaction",
          "fee",
          "fee_token",
          "meter",
          "period_start_utc",
          "energy_mwh",
          "tariff_micro_per_kwh",
          "currency",
          "measured");
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final int PAGE = 500;

  private LedgerCsv() {}

  /** Entries recorded meanwhile may be missing; none comes twice. */
  public static void write(Ledger ledger, Appendable out) throws IOException {
    writeRow(out, HEADER);
    long before = Ledger.NEWEST;
    while (true) {
      List<NumberedEntry> page = ledger.page(before, PAGE);
      if (page.isEmpty()) {
        return;
      }
      for (NumberedEntry entry : page) {
        writeRow(out, row(entry));
      }
      before = page.getLast().number();
    }
  }

  private static List<String> row(NumberedEntry numbered) {
    String number = Long.toString(numbered.number());
    LedgerEntry entry = numbered.entry();
    String at = entry.at().toString();
    return switch (entry) {
      case LedgerEntry.Earned e ->
          List.of(
              number,
              at,
              "earned",
              text(e.deliveryId()),
              text(e.orderId()),
              Integer.toString(e.chunkIndex()),
              text(e.jobName()),
              "",
              e.amount().toDecimal(),
              symbol(e.amount()),
              test(e.amount()),
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "");
      case LedgerEntry.Vouched v ->
          List.of(
              number,
              at,
              "vouched",
              "",
              "",
              "",
              "",
              v.channelId().toString(),
              v.cumulative().toDecimal(),
              symbol(v.cumulative()),
              test(v.cumulative()),
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "");
      case LedgerEntry.Redeemed r ->
          List.of(
              number,
              at,
              "redeemed",
              "",
              "",
              "",
              "",
              r.channelId().toString(),
              r.amount().toDecimal(),
              symbol(r.amount()),
              test(r.amount()),
              r.transaction().toString(),
              r.fee().toDecimal(),
              symbol(r.fee()),
              "",
              "",
              "",
              "",
              "",
              "");
      case LedgerEntry.PowerUsed p ->
          List.of(
              number,
              at,
              "power_used",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              text(p.meter()),
              p.start().toString(),
              Long.toString(p.energyMilliwattHours()),
              Long.toString(p.tariff().microPerKilowattHour()),
              p.tariff().currency(),
              p.measured() ? "yes" : "no");
    };
  }

  private static String symbol(TokenAmount amount) {
    return text(amount.token().symbol());
  }

  private static String test(TokenAmount amount) {
    return amount.token().test() ? "yes" : "no";
  }

  private static String text(String chosenByOthers) {
    boolean formula =
        !chosenByOthers.isEmpty() && FORMULA_STARTS.indexOf(chosenByOthers.charAt(0)) >= 0;
    return formula ? "'" + chosenByOthers : chosenByOthers;
  }

  private static void writeRow(Appendable out, List<String> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
    }
    out.append("\r\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
