package io.spareframe.app.tray;

import java.util.Optional;

/** The icon in the desktop's tray. Its methods may be called from any thread and never block. */
public interface Tray extends AutoCloseable {

  /** Shows this state from now on. */
  void show(TrayState state);

  /**
   * Why the user sees no icon now; empty if it stands in a tray. May change while the agent runs: a
   * desktop's panel often starts after the programs that start at login.
   */
  Optional<TrayAbsence> absence();

  /** Takes the icon away. */
  @Override
  void close();
}
