package io.spareframe.app.control.client;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Message;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a running agent: it keeps the newest snapshot and sends commands. All methods may
 * be called from any thread; the listener is called on the connection's own reading thread.
 */
public final class AgentConnection implements AutoCloseable {

  /** Told of what the agent says, on the reading thread. */
  public interface Listener {

    /** The agent's state, at first and after every change. */
    void changed(Snapshot snapshot);

    /** The connection ended and will not come back; called once. */
    void disconnected();
  }

  private static final Logger LOG = LoggerFactory.getLogger(AgentConnection.class);

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;
  private final Listener listener;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private volatile Snapshot snapshot;
  private volatile boolean ended;

  private AgentConnection(
      SocketChannel channel, InputStream in, Snapshot first, Listener listener) {
    this.channel = channel;
    this.in = in;
    this.out = Channels.newOutputStream(channel);
    this.snapshot = first;
    this.listener = listener;
  }

  /**
   * Connects to the agent behind this socket. The listener hears the first snapshot before this
   * returns.
   *
   * @throws IOException if no agent answers there, or one that speaks another version
   */
  public static AgentConnection open(Path socket, Listener listener) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
      if (!(Wire.read(in, Wire.MAX_RESPONSE_BYTES)
          instanceof Message.Full(int protocol, Snapshot first))) {
        throw new IOException("what answers at " + socket + " is not a Spareframe agent");
      }
      if (protocol != Wire.PROTOCOL) {
        throw new IOException(
            "the running agent is of another version; quit it and start Spareframe again");
      }
      AgentConnection connection = new AgentConnection(channel, in, first, listener);
      listener.changed(first);
      Thread.ofPlatform().daemon().name("agent-connection").start(connection::readAll);
      return connection;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The agent's state as last heard. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /**
   * Sends a command.
   *
   * @return completes with the agent's reply on the reading thread, or with an {@link IOException}
   *     if the connection ends before
   */
  public CompletableFuture<Reply> send(Command command) {
    long number = numbers.incrementAndGet();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    waiting.put(number, reply);
    writing.lock();
    try {
      Wire.write(out, new Message.Request(number, command));
    } catch (IOException e) {
      waiting.remove(number);
      reply.completeExceptionally(e);
    } finally {
      writing.unlock();
    }
    if (ended && waiting.remove(number) != null) {
      reply.completeExceptionally(new IOException("the agent is gone"));
    }
    return reply;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("closing a socket failed", e);
    }
  }

  private void readAll() {
    try {
      while (Wire.read(in, Wire.MAX_RESPONSE_BYTES) instanceof Message message) {
        switch (message) {
          case Message.Full(int protocol, Snapshot full) -> hear(full);
          case Message.Changed(var change) -> hear(snapshot.with(change));
          case Message.Answer(long number, Reply reply) -> {
            CompletableFuture<Reply> future = waiting.remove(number);
            if (future != null) {
              future.complete(reply);
            }
          }
          case Message.Request request -> throw new IOException("an agent sends no requests");
        }
      }
    } catch (IOException e) {
      LOG.debug("the connection to the agent ended: {}", e.getMessage());
    } finally {
      ended = true;
      waiting.forEach(
          (number, reply) -> reply.completeExceptionally(new IOException("the agent is gone")));
      waiting.clear();
      listener.disconnected();
    }
  }

  private void hear(Snapshot news) {
    snapshot = news;
    listener.changed(news);
  }
}
