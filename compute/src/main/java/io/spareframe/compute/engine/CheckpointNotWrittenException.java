package io.spareframe.compute.engine;

import java.io.IOException;

/** A checkpoint could not be saved, such as on a full disk; the ones before are as they were. */
public final class CheckpointNotWrittenException extends IOException {

  private static final long serialVersionUID = 1L;

  public CheckpointNotWrittenException(String message, IOException cause) {
    super(message, cause);
  }
}
