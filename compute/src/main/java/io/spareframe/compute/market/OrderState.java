package io.spareframe.compute.market;

/** How far an order has come. */
public sealed interface OrderState {

  /** Waits for somebody to lease it. */
  record Queued() implements OrderState {}

  /** Is being worked on. */
  record Leased() implements OrderState {}

  /** Every chunk is delivered. */
  record Done() implements OrderState {}

  /**
   * The job cannot be run, through a fault of its own.
   *
   * @param reason one sentence for its requester
   */
  record Failed(String reason) implements OrderState {}

  /** Its requester took it back. */
  record Cancelled() implements OrderState {}

  /** Whether nothing will change it any more. */
  default boolean isFinal() {
    return switch (this) {
      case Queued() -> false;
      case Leased() -> false;
      case Done() -> true;
      case Failed(String reason) -> true;
      case Cancelled() -> true;
    };
  }
}
