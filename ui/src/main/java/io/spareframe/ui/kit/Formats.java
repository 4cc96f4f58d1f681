package io.spareframe.ui.kit;

import io.spareframe.app.control.api.AmountView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** Numbers, amounts and moments as the user's region writes them. */
public final class Formats {

  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final int SHOWN_ENERGY_DECIMALS = 3;
  private static final int GLANCE_DECIMALS = 4;

  /** When "until tomorrow" ends: after a long evening, and before the day. */
  public static final LocalTime MORNING = LocalTime.of(6, 0);

  private final Texts texts = Texts.of(Formats.class);
  private final Locale locale;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param clock tells which day is today
   */
  public Formats(Locale locale, ZoneId zone, InstantSource clock) {
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
  }

  /** An amount with all its digits, and what it is counted in. */
  public String amount(AmountView amount) {
    return number(amount) + NO_BREAK_SPACE + amount.symbol();
  }

  /** An amount's digits alone: all that are not zero, at least two behind the point. */
  public String number(AmountView amount) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Math.min(2, amount.decimals()));
    format.setMaximumFractionDigits(amount.decimals());
    return format.format(new BigDecimal(amount.units(), amount.decimals()));
  }

  /** An amount's digits for a glance: at most four behind the point, the rest rounded. */
  public String rounded(AmountView amount) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(GLANCE_DECIMALS);
    return format.format(new BigDecimal(amount.units(), amount.decimals()));
  }

  /** A whole number. */
  public String whole(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Permille as per cent, without a fraction. */
  public String percent(int permille) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(0);
    return format.format(new BigDecimal(BigInteger.valueOf(permille / 10), 2));
  }

  /** Energy in kWh. */
  public String energy(long milliwattHours) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(SHOWN_ENERGY_DECIMALS);
    return texts.say(
        "energy", format.format(new BigDecimal(BigInteger.valueOf(milliwattHours), 6)));
  }

  /** Memory, in GiB. */
  public String memory(long bytes) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    BigDecimal gibibytes =
        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 30), 1, RoundingMode.HALF_UP);
    return texts.say("memory", format.format(gibibytes));
  }

  /** A moment: its time if it is today, else its date and time. */
  public String moment(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    String time = time(local.toLocalTime());
    if (local.toLocalDate().equals(today)) {
      return texts.say("today", time);
    }
    if (local.toLocalDate().equals(today.minusDays(1))) {
      return texts.say("yesterday", time);
    }
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(local);
  }

  /** The time of day of a moment. */
  public String timeOf(Instant instant) {
    return time(instant.atZone(zone).toLocalTime());
  }

  /** The day of a moment. */
  public String dayOf(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** A time of day. */
  public String time(LocalTime time) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(time);
  }

  /** How long it is until the next morning, when "until tomorrow" ends. */
  public Duration untilMorning() {
    ZonedDateTime now = clock.instant().atZone(zone);
    ZonedDateTime today = now.toLocalDate().atTime(MORNING).atZone(zone);
    ZonedDateTime next =
        today.isAfter(now) ? today : now.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone);
    return Duration.between(now, next);
  }

  /** A number as the user's region writes it, without grouping, for a field that is edited. */
  public String editable(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(number.scale());
    return format.format(number);
  }

  /**
   * A number as people type it: the region's decimal sign, or a point.
   *
   * @return empty if it is none
   */
  public Optional<BigDecimal> parse(String typed) {
    String text = typed.strip();
    if (text.matches("\\d{1,12}(\\.\\d{1,12})?")) {
      return Optional.of(new BigDecimal(text));
    }
    if (NumberFormat.getNumberInstance(locale) instanceof DecimalFormat format) {
      format.setParseBigDecimal(true);
      format.setGroupingUsed(false);
      ParsePosition position = new ParsePosition(0);
      if (format.parse(text, position) instanceof BigDecimal number
          && position.getIndex() == text.length()) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
