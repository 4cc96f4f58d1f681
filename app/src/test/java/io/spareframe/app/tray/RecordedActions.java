package io.spareframe.app.tray;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Writes down what the user asked for. */
final class RecordedActions implements TrayActions {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void pause(@Nullable Duration howLong) {
    calls.add("pause " + howLong);
  }

  @Override
  public void resume() {
    calls.add("resume");
  }

  @Override
  public void openWindow() {
    calls.add("open");
  }

  @Override
  public void quit() {
    calls.add("quit");
  }
}
