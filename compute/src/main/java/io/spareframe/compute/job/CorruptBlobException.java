package io.spareframe.compute.job;

import java.io.IOException;

/** What lies where a blob should be is not that blob. */
public final class CorruptBlobException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param id the blob's
   * @param predicate what is wrong with it, to be read after "blob ID "
   */
  public CorruptBlobException(ContentId id, String predicate) {
    super("blob " + id + " " + predicate);
    fault = "blob " + id + " " + predicate;
  }

  /** The message, never absent. */
  public String fault() {
    return fault;
  }
}
