package io.spareframe.app.control.client;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.place.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A talk with the agent, step by step. One thread at a time calls it. */
public final class AgentCall implements AutoCloseable {

  private static final Duration REPLY_LIMIT = Duration.ofMinutes(2);

  private final AgentConnection connection;
  private final Heard heard;

  private AgentCall(AgentConnection connection, Heard heard) {
    this.connection = connection;
    this.heard = heard;
  }

  /**
   * Talks to the running agent, after starting one where none answers.
   *
   * @throws IOException if it does not come up
   */
  public static AgentCall startingIfNeeded(DataFolder folder)
      throws IOException, InterruptedException {
    Heard heard = new Heard();
    return new AgentCall(new LocalAgent(folder).connectOrStart(heard), heard);
  }

  /**
   * Talks to the running agent.
   *
   * @throws CommandFailure if none runs
   */
  public static AgentCall running(DataFolder folder) {
    Heard heard = new Heard();
    try {
      return new AgentCall(new LocalAgent(folder).connect(heard), heard);
    } catch (IOException e) {
      throw new CommandFailure("Spareframe is not running. Start it with: spareframe agent");
    }
  }

  /** The agent's state as last heard. */
  public Snapshot snapshot() {
    return connection.snapshot();
  }

  /**
   * Sends a command and waits for its reply.
   *
   * @throws CommandFailure with the agent's sentence if it refuses
   */
  public Reply send(Command command) throws InterruptedException {
    try {
      Reply reply = connection.send(command).get(REPLY_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (reply instanceof Reply.Refused(Reply.Reason reason, String sentence)) {
        throw new CommandFailure(sentence);
      }
      return reply;
    } catch (ExecutionException e) {
      throw new CommandFailure("The agent ended before it answered.");
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "The agent did not answer within " + REPLY_LIMIT.toMinutes() + " minutes.");
    }
  }

  /**
   * Waits until the agent's state is as wanted.
   *
   * @param seen told of each state on the way, the last one included
   * @return that state
   * @throws CommandFailure if the agent ends or the time is over
   */
  public Snapshot await(
      String what, Duration limit, Consumer<Snapshot> seen, Predicate<Snapshot> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long version = -1;
    while (true) {
      version = heard.newerThan(version, end);
      if (version == Heard.ENDED) {
        throw new CommandFailure("The agent ended while waiting for: " + what);
      }
      Snapshot snapshot = heard.snapshot();
      seen.accept(snapshot);
      if (wanted.test(snapshot)) {
        return snapshot;
      }
      if (System.nanoTime() >= end) {
        throw new CommandFailure(
            "Gave up after " + limit.toSeconds() + " s of waiting for: " + what);
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  /** The newest state, and a way to wait for a newer one. */
  private static final class Heard implements AgentConnection.Listener {

    static final long ENDED = Long.MAX_VALUE;

    private @Nullable Snapshot newest;
    private long version;

    @Override
    public synchronized void changed(Snapshot snapshot) {
      newest = snapshot;
      version++;
      notifyAll();
    }

    @Override
    public synchronized void disconnected() {
      version = ENDED;
      notifyAll();
    }

    synchronized Snapshot snapshot() {
      return Objects.requireNonNull(newest, "a connection begins with a snapshot");
    }

    synchronized long newerThan(long known, long endNanos) throws InterruptedException {
      while (version <= known) {
        long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        if (left <= 0) {
          return known;
        }
        wait(left);
      }
      return version;
    }
  }
}
