package io.spareframe.compute.worker;

import java.io.IOException;

/** The other side sent what the protocol does not allow. Nothing it sends later is trusted. */
final class ProtocolException extends IOException {

  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }
}
