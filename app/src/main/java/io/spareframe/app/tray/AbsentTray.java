package io.spareframe.app.tray;

import java.util.Optional;

/**
 * Where no icon can ever be shown.
 *
 * @param reason why
 */
record AbsentTray(TrayAbsence reason) implements Tray {

  @Override
  public void show(TrayState state) {
    // Nobody sees it.
  }

  @Override
  public Optional<TrayAbsence> absence() {
    return Optional.of(reason);
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
