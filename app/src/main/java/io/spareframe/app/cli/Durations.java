package io.spareframe.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people type them: {@code 90s}, {@code 30m}, {@code 2h}. */
final class Durations implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smh])");

  @Override
  public Duration convert(String typed) {
    Matcher matcher = FORM.matcher(typed);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + typed + "' is no duration such as 90s, 30m or 2h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
