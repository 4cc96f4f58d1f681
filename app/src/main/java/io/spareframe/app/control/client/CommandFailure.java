package io.spareframe.app.control.client;

/** Ends a command with a sentence for the person who typed it, and exit code 1. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailure(String sentence) {
    super(sentence);
  }
}
