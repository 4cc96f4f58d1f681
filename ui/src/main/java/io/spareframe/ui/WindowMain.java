package io.spareframe.ui;

import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's main method: apart from the application class, so that no module path is needed. */
public final class WindowMain {

  private WindowMain() {}

  /** Opens the window, or brings the open one to the front; returns when it is closed. */
  public static void main(String[] args) {
    Logger log = LoggerFactory.getLogger(WindowMain.class);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> log.error("the thread {} failed", thread.getName(), failure));
    Application.launch(WindowApplication.class, args);
  }
}
