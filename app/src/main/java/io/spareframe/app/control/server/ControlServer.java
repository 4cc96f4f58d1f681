package io.spareframe.app.control.server;

import io.spareframe.app.control.api.Change;
import io.spareframe.app.control.api.Message;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the control API on a Unix-domain socket in a folder that only the user can enter. Holding
 * the lock beside that socket is what makes an agent the only one; the lock goes with the process
 * however it ends, so a socket file left by a killed agent is simply replaced.
 *
 * <p>Each client is sent the snapshot when it connects, and what changed afterwards, at most once
 * per {@value #MIN_GAP_MILLIS} ms; one that reads slowly gets fewer, newer changes.
 */
public final class ControlServer implements AutoCloseable {

  /** The most clients at a time. */
  public static final int MAX_CLIENTS = 16;

  private static final long MIN_GAP_MILLIS = 80;
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

  private final Path socket;
  private final FileChannel lockFile;
  private final ServerSocketChannel server;
  private final CommandHandler handler;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MAX_CLIENTS);

  private final ReentrantLock state = new ReentrantLock();
  private final Condition changed = state.newCondition();
  private Snapshot snapshot;
  private long version;
  private boolean closed;

  private ControlServer(
      Path socket,
      FileChannel lockFile,
      ServerSocketChannel server,
      CommandHandler handler,
      Snapshot snapshot) {
    this.socket = socket;
    this.lockFile = lockFile;
    this.server = server;
    this.handler = handler;
    this.snapshot = snapshot;
  }

  /**
   * Takes the lock, binds the socket and starts to serve.
   *
   * @param socket where; its folder must exist
   * @param first what clients are shown until {@link #publish} says otherwise
   * @param handler carries out commands
   * @throws AgentAlreadyRunsException if another agent serves this socket
   * @throws IOException if the folder does not allow it
   */
  public static ControlServer start(Path socket, Snapshot first, CommandHandler handler)
      throws IOException, AgentAlreadyRunsException {
    Path lockPath = socket.resolveSibling(socket.getFileName() + ".lock");
    FileChannel lockFile =
        FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = lockFile.tryLock();
      if (lock == null) {
        throw new AgentAlreadyRunsException(socket);
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        server.bind(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        server.close();
        throw e;
      }
      ControlServer control = new ControlServer(socket, lockFile, server, handler, first);
      Thread.ofVirtual().name("control-accept").start(control::acceptAll);
      return control;
    } catch (OverlappingFileLockException sameProcess) {
      lockFile.close();
      throw new AgentAlreadyRunsException(socket);
    } catch (IOException | AgentAlreadyRunsException e) {
      lockFile.close();
      throw e;
    }
  }

  /** Makes this what clients are shown. Returns at once; any thread. */
  public void publish(Snapshot news) {
    state.lock();
    try {
      if (!news.equals(snapshot)) {
        snapshot = news;
        version++;
        changed.signalAll();
      }
    } finally {
      state.unlock();
    }
  }

  /** Ends every connection and gives the socket up. */
  @Override
  public void close() {
    state.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      state.unlock();
    }
    try {
      server.close();
      for (Client client : clients) {
        client.end();
      }
      Files.deleteIfExists(socket);
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the control socket could not be given up", e);
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        if (places.tryAcquire()) {
          Client client = new Client(channel);
          clients.add(client);
          Thread.ofVirtual().name("control-read").start(client::readAll);
          Thread.ofVirtual().name("control-push").start(client::pushAll);
        } else {
          LOG.warn("a client was turned away: {} are connected already", MAX_CLIENTS);
          channel.close();
        }
      }
    } catch (IOException e) {
      if (!isClosed()) {
        LOG.error("the control socket failed; windows can no longer connect", e);
      }
    }
  }

  private boolean isClosed() {
    state.lock();
    try {
      return closed;
    } finally {
      state.unlock();
    }
  }

  private final class Client {
    private final SocketChannel channel;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean ended;

    Client(SocketChannel channel) {
      this.channel = channel;
      this.out = Channels.newOutputStream(channel);
    }

    void readAll() {
      try (InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
        while (Wire.read(in, Wire.MAX_REQUEST_BYTES) instanceof Message message) {
          if (!(message instanceof Message.Request(long number, var command))) {
            throw new IOException("a client may send requests only");
          }
          Reply reply = handler.handle(command);
          write(new Message.Answer(number, reply));
        }
      } catch (IOException e) {
        LOG.debug("a client's connection ended: {}", e.getMessage());
      } finally {
        end();
      }
    }

    void pushAll() {
      try {
        long sentVersion;
        Snapshot sent;
        state.lock();
        try {
          sent = snapshot;
          sentVersion = version;
        } finally {
          state.unlock();
        }
        write(new Message.Full(Wire.PROTOCOL, sent));
        while (nextAfter(sentVersion) instanceof News(Snapshot news, long newsVersion)) {
          Change change = news.since(sent);
          if (!change.isEmpty()) {
            write(new Message.Changed(change));
          }
          sent = news;
          sentVersion = newsVersion;
          Thread.sleep(MIN_GAP_MILLIS);
        }
      } catch (IOException e) {
        LOG.debug("a client's connection ended: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        end();
      }
    }

    private @Nullable News nextAfter(long sentVersion) throws InterruptedException {
      state.lock();
      try {
        while (version == sentVersion && !closed && !ended) {
          changed.await();
        }
        return closed || ended ? null : new News(snapshot, version);
      } finally {
        state.unlock();
      }
    }

    private void write(Message message) throws IOException {
      writing.lock();
      try {
        Wire.write(out, message);
      } finally {
        writing.unlock();
      }
    }

    void end() {
      state.lock();
      try {
        if (ended) {
          return;
        }
        ended = true;
        changed.signalAll();
      } finally {
        state.unlock();
      }
      clients.remove(this);
      places.release();
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("closing a client's connection: {}", e.getMessage());
      }
    }
  }

  private record News(Snapshot snapshot, long version) {}
}
