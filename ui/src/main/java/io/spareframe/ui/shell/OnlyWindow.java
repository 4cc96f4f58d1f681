package io.spareframe.ui.shell;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second start from opening a second window: it knocks at the first one's socket instead,
 * and that one comes to the front. Should two start in the same instant, two windows open, which
 * harms nothing: both show the same agent.
 */
public final class OnlyWindow implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OnlyWindow.class);

  private final Path socket;
  private final ServerSocketChannel server;

  private OnlyWindow(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  /**
   * Knocks at a window that is open already, or else stands in for it.
   *
   * @param socket in a folder that exists
   * @param knocked called on a thread of its own whenever another window is started
   * @return empty if another window is open and was told
   * @throws IOException if the folder does not allow a socket
   */
  public static Optional<OnlyWindow> orKnock(Path socket, Runnable knocked) throws IOException {
    try (SocketChannel knock = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      knock.connect(UnixDomainSocketAddress.of(socket));
      return Optional.empty();
    } catch (IOException nobody) {
      LOG.debug("no window is open: {}", nobody.getMessage());
    }
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    OnlyWindow window = new OnlyWindow(socket, server);
    Thread.ofVirtual().name("window-knocks").start(() -> window.listen(knocked));
    return Optional.of(window);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }

  private void listen(Runnable knocked) {
    try {
      while (true) {
        server.accept().close();
        knocked.run();
      }
    } catch (AsynchronousCloseException e) {
      LOG.debug("the window closes");
    } catch (IOException e) {
      LOG.warn("a second start will open a second window: {}", e.getMessage());
    }
  }
}
