package io.spareframe.app.agent;

import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Reply.Reason;

/** Why a command is not carried out; becomes a {@link Reply.Refused}. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String sentence;

  Refusal(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
    this.sentence = sentence;
  }

  Reply reply() {
    return new Reply.Refused(reason, sentence);
  }
}
