// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.ledger;

import io.spareframe.wallet.Token;
import io.spareframe.wallet.TokenAmount;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Amounts as columns of 36 digits. Sums are exact: SQL adds four groups of nine digits apart, each
 * within 63 bits for nine billion rows, and they are put together here.
 */
final class Units {
  private static final int DIGITS = 36;
  private static final int GROUP_DIGITS = 9;
  private static final int GROUPS = DIGITS / GROUP_DIGITS;

  private Units() {}

  static String column(TokenAmount amount) {
    String digits = amount.units().toString();
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  static TokenAmount read(ResultSet row, String column, Token token) throws SQLException {
    return new TokenAmount(new BigInteger(row.getString(column)), token);
  }

  /** Four result columns, {@code sum1} to {@code sum4}. */
  static String sumOf(String column) {
    StringBuilder sql = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      sql.append(group == 0 ? "" : ", ")
          .append(
              "coalesce(sum(CAST(substr(%s, %d, %d) AS INTEGER)), 0) AS sum%d"
                  .formatted(column, group * GROUP_DIGITS + 1, GROUP_DIGITS, group + 1));
    }
    return sql.toString();
  }

  static TokenAmount readSum(ResultSet row, Token token) throws SQLException {
    BigInteger base = BigInteger.TEN.pow(GROUP_DIGITS);
    BigInteger sum = BigInteger.ZERO;
    for (int group = 1; group <= GROUPS; group++) {
      sum = sum.multiply(base).add(BigInteger.valueOf(row.getLong("sum" + group)));
    }
    return new TokenAmount(sum, token);
  }

  /** From the columns {@code symbol}, {@code decimals} and {@code test}. */
  static Token readToken(ResultSet row) throws SQLException {
    return readToken(row, "");
  }

  static Token readToken(ResultSet row, String prefix) throws SQLException {
    return new Token(
        row.getString(prefix + "symbol"),
        row.getInt(prefix + "decimals"),
        row.getBoolean(prefix + "test"));
  }
}
