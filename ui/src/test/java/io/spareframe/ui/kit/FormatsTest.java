package io.spareframe.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.ui.support.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private final Formats british = formats(Locale.UK, "2026-11-23T20:15:00Z", ZoneOffset.UTC);
  private final Formats german = formats(Locale.GERMANY, "2026-11-23T20:15:00Z", ZoneOffset.UTC);

  @Test
  void anAmountIsShownToItsLastDigit() {
    AmountView wei = new AmountView(new BigInteger("123456789012345678901"), 18, "DAI", false);
    assertThat(british.amount(wei)).isEqualTo("123.456789012345678901\u00a0DAI");
    assertThat(british.number(Samples.credit(500_000))).isEqualTo("0.50");
    assertThat(german.number(Samples.credit(1_234_567_891))).isEqualTo("1.234,567891");
  }

  @Test
  void aGlanceRoundsToFourDigits() {
    assertThat(british.rounded(Samples.euro(189_850))).isEqualTo("0.1899");
    assertThat(british.rounded(Samples.euro(-189_850))).isEqualTo("-0.1899");
  }

  @Test
  void progressDoesNotReachAHundredBeforeTheEnd() {
    assertThat(british.percent(999)).isEqualTo("99%");
    assertThat(british.percent(1000)).isEqualTo("100%");
  }

  @Test
  void energyAndMemoryNameTheirUnits() {
    assertThat(british.energy(612_400)).isEqualTo("0.612\u00a0kWh");
    assertThat(british.memory(12_878_610_432L)).isEqualTo("12\u00a0GiB");
  }

  @Test
  void aMomentNamesItsDayUnlessItIsToday() {
    assertThat(british.moment(Instant.parse("2026-11-23T08:05:00Z"))).isEqualTo("today, 08:05");
    assertThat(british.moment(Instant.parse("2026-11-22T08:05:00Z"))).isEqualTo("yesterday, 08:05");
    assertThat(british.moment(Instant.parse("2026-11-02T08:05:00Z"))).contains("2 Nov 2026");
  }

  @Test
  void tomorrowIsTheNextMorning() {
    assertThat(british.untilMorning()).isEqualTo(Duration.ofHours(9).plusMinutes(45));
    assertThat(formats(Locale.UK, "2026-11-24T01:00:00Z", ZoneOffset.UTC).untilMorning())
        .isEqualTo(Duration.ofHours(5));
  }

  @Test
  void theNightInWhichClocksGoBackIsAnHourLonger() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(formats(Locale.UK, "2026-10-24T20:00:00Z", berlin).untilMorning())
        .isEqualTo(Duration.ofHours(9));
  }

  @Test
  void numbersAreReadWithTheRegionsSignOrAPoint() {
    assertThat(german.parse("0,31")).contains(new BigDecimal("0.31"));
    assertThat(german.parse("0.31")).contains(new BigDecimal("0.31"));
    assertThat(british.parse(" 12 ")).contains(new BigDecimal("12"));
    assertThat(british.parse("12 cents")).isEmpty();
    assertThat(british.parse("")).isEmpty();
    assertThat(british.parse("1e9")).isEmpty();
  }

  private static Formats formats(Locale locale, String now, ZoneId zone) {
    return new Formats(locale, zone, InstantSource.fixed(Instant.parse(now)));
  }
}
