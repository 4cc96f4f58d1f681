package io.spareframe.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A picture's size as people type it: {@code 960x540}.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Size(int width, int height) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  /** Reads it. */
  static final class Converter implements ITypeConverter<Size> {
    @Override
    public Size convert(String typed) {
      Matcher matcher = FORM.matcher(typed);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + typed + "' is no size such as 960x540");
      }
      return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
  }
}
