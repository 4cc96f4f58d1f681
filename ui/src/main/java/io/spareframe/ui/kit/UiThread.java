package io.spareframe.ui.kit;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one doorway to the toolkit's thread: runs at once if called on it, else soon, in order. */
public final class UiThread implements Executor {

  @Override
  public void execute(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }
}
