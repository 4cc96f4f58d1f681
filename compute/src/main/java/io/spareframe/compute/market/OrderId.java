package io.spareframe.compute.market;

import java.util.regex.Pattern;

/**
 * The name of an order, unique in its market. Its form makes it safe as a folder name.
 *
 * @param value 1 to 64 lower-case letters, digits and hyphens
 */
public record OrderId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-z-]{1,64}");

  /**
   * @throws IllegalArgumentException if {@code value} has another form
   */
  public OrderId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an order id is 1 to 64 lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
