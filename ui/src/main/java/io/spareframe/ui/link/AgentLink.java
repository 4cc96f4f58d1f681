package io.spareframe.ui.link;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentConnection;
import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.ui.kit.Texts;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reaches the agent, starts it where none answers, and keeps the newest state. All methods are
 * called on the toolkit's thread; waiting happens elsewhere.
 */
public final class AgentLink implements Agent, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentLink.class);

  private final Texts texts = Texts.of(AgentLink.class);
  private final LocalAgent agent;
  private final Executor ui;

  /** One thread, so that commands keep their order; writing may block while the agent is busy. */
  private final ExecutorService sending =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("send-commands").factory());

  private final ReadOnlyObjectWrapper<LinkState> state =
      new ReadOnlyObjectWrapper<>(new LinkState.Starting());
  private @Nullable AgentConnection connection;
  private boolean closed;

  /**
   * @param ui the doorway to the toolkit's thread
   */
  public AgentLink(LocalAgent agent, Executor ui) {
    this.agent = agent;
    this.ui = ui;
  }

  /** How it stands; changes on the toolkit's thread. */
  public ReadOnlyObjectProperty<LinkState> state() {
    return state.getReadOnlyProperty();
  }

  /** Connects, and starts an agent if none answers. The outcome is a new {@link #state}. */
  public void start() {
    state.set(new LinkState.Starting());
    Thread.ofVirtual().name("find-agent").start(this::reach);
  }

  @Override
  public void send(Command command, Consumer<Reply> answer) {
    AgentConnection to = connection;
    if (to == null) {
      answer.accept(gone());
      return;
    }
    sending.execute(
        () -> {
          var _ =
              to.send(command)
                  .whenComplete(
                      (reply, failure) ->
                          ui.execute(() -> answer.accept(failure == null ? reply : gone())));
        });
  }

  /** Ends the connection; the agent goes on. */
  @Override
  public void close() {
    closed = true;
    sending.shutdown();
    if (connection != null) {
      connection.close();
    }
  }

  private void reach() {
    try {
      Ear ear = new Ear();
      AgentConnection reached = agent.connectOrStart(ear);
      ui.execute(() -> connected(reached, ear));
    } catch (IOException e) {
      LOG.warn("no agent: {}", e.getMessage());
      String sentence = texts.say("failed", String.valueOf(e.getMessage()));
      ui.execute(() -> state.set(new LinkState.Failed(sentence)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connected(AgentConnection reached, Ear ear) {
    if (closed) {
      reached.close();
    } else if (ear.over) {
      state.set(new LinkState.Lost());
    } else {
      connection = reached;
      state.set(new LinkState.Connected(reached.snapshot()));
    }
  }

  private Reply gone() {
    return new Reply.Refused(Reply.Reason.UNAVAILABLE, texts.say("gone"));
  }

  /** Hears one connection; its fields are the toolkit thread's. */
  private final class Ear implements AgentConnection.Listener {
    private boolean over;

    @Override
    public void changed(Snapshot snapshot) {
      ui.execute(
          () -> {
            // Before the connection is known, commands could not be sent; it brings the state
            // along.
            if (connection != null) {
              state.set(new LinkState.Connected(snapshot));
            }
          });
    }

    @Override
    public void disconnected() {
      ui.execute(
          () -> {
            over = true;
            if (connection != null && !closed) {
              connection = null;
              state.set(new LinkState.Lost());
            }
          });
    }
  }
}
