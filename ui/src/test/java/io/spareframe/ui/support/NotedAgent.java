package io.spareframe.ui.support;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.ui.link.Agent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Notes commands and answers when it is told to, for view models without a toolkit. */
public final class NotedAgent implements Agent {

  private final List<Command> heard = new ArrayList<>();
  private final Deque<Consumer<Reply>> waiting = new ArrayDeque<>();

  @Override
  public void send(Command command, Consumer<Reply> answer) {
    heard.add(command);
    waiting.add(answer);
  }

  public List<Command> heard() {
    return heard;
  }

  /** The newest command. */
  public Command last() {
    return heard.getLast();
  }

  /** Answers the oldest command that waits. */
  public void answer(Reply reply) {
    waiting.remove().accept(reply);
  }

  /** Refuses the oldest command that waits. */
  public void refuse(String sentence) {
    answer(new Reply.Refused(Reply.Reason.INVALID, sentence));
  }
}
