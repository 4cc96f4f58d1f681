package io.spareframe.compute.market;

/** The market cannot be reached or cannot store. Trying again later may help. */
public class MarketException extends Exception {

  private static final long serialVersionUID = 1L;

  public MarketException(String message) {
    super(message);
  }

  public MarketException(String message, Throwable cause) {
    super(message, cause);
  }
}
