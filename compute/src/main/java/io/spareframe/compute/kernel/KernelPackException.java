package io.spareframe.compute.kernel;

/** A kernel source cannot be packed: the message says what is wrong with it, or what is missing. */
public final class KernelPackException extends Exception {

  private static final long serialVersionUID = 1L;

  public KernelPackException(String message) {
    super(message);
  }
}
