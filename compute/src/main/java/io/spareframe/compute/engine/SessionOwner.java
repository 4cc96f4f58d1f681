package io.spareframe.compute.engine;

/**
 * Keeps a session to its thread and its life. Drivers tie a context to a thread of the operating
 * system, so the owner cannot be a virtual one.
 */
public final class SessionOwner {

  private final Thread thread = Thread.currentThread();
  private boolean closed;

  /**
   * The calling thread becomes the owner.
   *
   * @throws IllegalStateException if it is a virtual thread
   */
  public SessionOwner() {
    if (thread.isVirtual()) {
      throw new IllegalStateException("a session needs a platform thread");
    }
  }

  /**
   * @throws IllegalStateException if the session is closed or the calling thread is not its owner
   */
  public void require() {
    requireThread();
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
  }

  /**
   * Ends the session's life.
   *
   * @return true the first time
   * @throws IllegalStateException if the calling thread is not its owner
   */
  public boolean close() {
    requireThread();
    boolean first = !closed;
    closed = true;
    return first;
  }

  private void requireThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("the session belongs to thread " + thread.getName());
    }
  }
}
