package io.spareframe.app.control.server;

import java.nio.file.Path;

/** Another agent of this user holds the control socket. */
public final class AgentAlreadyRunsException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param socket the socket that it answers on
   */
  public AgentAlreadyRunsException(Path socket) {
    super("Spareframe is already running: it answers at " + socket);
  }
}
