package io.spareframe.app.agent;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.control.server.CommandHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Lets commands wait that come while the agent is still starting. */
final class Ready implements CommandHandler {

  private final CompletableFuture<CommandHandler> handler = new CompletableFuture<>();

  void with(CommandHandler ready) {
    handler.complete(ready);
  }

  @Override
  public Reply handle(Command command) {
    try {
      return handler.get().handle(command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Refused(Reason.UNAVAILABLE, "Spareframe is ending.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the handler is never completed with a failure", e);
    }
  }
}
