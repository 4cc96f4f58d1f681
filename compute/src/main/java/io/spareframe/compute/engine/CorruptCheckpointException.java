package io.spareframe.compute.engine;

import java.io.IOException;

/** The bytes are no checkpoint, or a torn or altered one. */
public final class CorruptCheckpointException extends IOException {

  private static final long serialVersionUID = 1L;

  public CorruptCheckpointException(String message) {
    super(message);
  }
}
