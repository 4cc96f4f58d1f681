// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAmountTest {
  private static final Token USDC = new Token("USDC", 6, false);
  private static final Token DAI = new Token("DAI", 18, false);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.000001",
    "1000000, 1",
    "1250000, 1.25",
    "10000000, 10",
    "123456789, 123.456789"
  })
  void anAmountIsWrittenExactlyAndReadBack(long units, String text) {
    TokenAmount amount = TokenAmount.of(units, USDC);
    assertThat(amount.toDecimal()).isEqualTo(text);
    assertThat(TokenAmount.parse(text, USDC)).isEqualTo(amount);
  }

  @Test
  void noDigitOfALargeAmountIsLost() {
    TokenAmount amount = new TokenAmount(new BigInteger("123456789012345678901234567890"), DAI);
    assertThat(amount.toDecimal()).isEqualTo("123456789012.34567890123456789");
    assertThat(TokenAmount.parse(amount.toDecimal(), DAI)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "1e3", "1,5", ".5", "5.", " 1", "0x10", "1.0000001", "NaN"})
  void anythingButAPlainDecimalOfTheTokensPrecisionIsRefused(String text) {
    assertThatThrownBy(() -> TokenAmount.parse(text, USDC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void amountsOfDifferentTokensDoNotMix() {
    TokenAmount test = TokenAmount.of(1, new Token("USDC", 6, true));
    assertThatThrownBy(() -> TokenAmount.of(1, USDC).plus(test))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNegativeOrTooLargeAmountIsRefused() {
    assertThatThrownBy(() -> TokenAmount.of(-1, USDC)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenAmount(TokenAmount.MAX_UNITS.add(BigInteger.ONE), USDC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void testCreditSaysSo() {
    assertThat(TokenAmount.of(1_500_000, new Token("CREDIT", 6, true)))
        .hasToString("1.5 CREDIT (test)");
  }
}
