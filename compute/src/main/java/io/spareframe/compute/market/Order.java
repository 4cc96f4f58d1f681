package io.spareframe.compute.market;

import io.spareframe.compute.job.ContentId;
import java.time.Instant;

/**
 * Work that somebody pays for.
 *
 * @param id its name in the market
 * @param job the content id of the job's manifest
 * @param name the job's name, for people
 * @param price what the whole job pays; {@link ChunkPay} splits it over the chunks
 * @param payer who pays, in the market's own terms
 * @param submitted when it was published
 */
public record Order(
    OrderId id, ContentId job, String name, Price price, String payer, Instant submitted) {

  /** The longest payer id, in characters. */
  public static final int MAX_PAYER_CHARS = 128;

  /**
   * @throws IllegalArgumentException if {@code payer} is empty or longer than {@link
   *     #MAX_PAYER_CHARS}
   */
  public Order {
    if (payer.isBlank() || payer.length() > MAX_PAYER_CHARS) {
      throw new IllegalArgumentException(
          "payer: must have 1 to " + MAX_PAYER_CHARS + " characters");
    }
  }
}
