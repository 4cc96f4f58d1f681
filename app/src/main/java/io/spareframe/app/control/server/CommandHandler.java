package io.spareframe.app.control.server;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;

/** Carries out commands. Called on one thread per client, so calls can overlap. */
@FunctionalInterface
public interface CommandHandler {

  /** Does it and answers; what is wrong with a command is a {@link Reply.Refused}, no exception. */
  Reply handle(Command command);
}
