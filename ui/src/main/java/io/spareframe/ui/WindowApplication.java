package io.spareframe.ui;

import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.app.place.DataFolder;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.SystemFileDialogs;
import io.spareframe.ui.kit.UiThread;
import io.spareframe.ui.shell.MainWindow;
import io.spareframe.ui.shell.OnlyWindow;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window as the toolkit starts and stops it. */
public final class WindowApplication extends Application {

  private @Nullable MainWindow window;
  private @Nullable OnlyWindow only;

  @Override
  public void start(Stage stage) throws IOException {
    DataFolder folder = DataFolder.ofThisUser();
    folder.prepare();
    UiThread ui = new UiThread();
    MainWindow opened =
        new MainWindow(
            stage,
            new LocalAgent(folder),
            new SystemFileDialogs(stage),
            new Formats(
                Locale.getDefault(Locale.Category.FORMAT),
                ZoneId.systemDefault(),
                InstantSource.system()),
            ui);
    Optional<OnlyWindow> place =
        OnlyWindow.orKnock(folder.windowSocket(), () -> ui.execute(opened::toFront));
    if (place.isEmpty()) {
      Platform.exit();
      return;
    }
    only = place.get();
    window = opened;
    opened.start();
  }

  @Override
  public void stop() throws IOException {
    if (window != null) {
      window.close();
    }
    if (only != null) {
      only.close();
    }
  }
}
