package io.spareframe.ui.link;

import io.spareframe.app.control.api.Snapshot;

/** How the window stands to its agent. */
public sealed interface LinkState {

  /** An agent is looked for or started. */
  record Starting() implements LinkState {}

  /** It answers. */
  record Connected(Snapshot snapshot) implements LinkState {}

  /**
   * It could not be reached.
   *
   * @param sentence why, for people
   */
  record Failed(String sentence) implements LinkState {}

  /** It answered and is gone. */
  record Lost() implements LinkState {}
}
