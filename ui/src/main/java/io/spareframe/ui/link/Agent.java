package io.spareframe.ui.link;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import java.util.function.Consumer;

/** Takes commands. Called on the toolkit's thread. */
@FunctionalInterface
public interface Agent {

  /**
   * Sends a command; returns at once.
   *
   * @param answer told the reply on the toolkit's thread; a lost connection is a {@link
   *     Reply.Refused} as well
   */
  void send(Command command, Consumer<Reply> answer);
}
