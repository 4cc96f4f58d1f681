package io.spareframe.ui.kit;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Writes files that the user asked for, off the toolkit's thread. */
public final class FileSaver {

  private final Texts texts = Texts.of(FileSaver.class);
  private final Executor background;
  private final Executor ui;

  /**
   * @param background where files are written
   * @param ui the doorway to the toolkit's thread
   */
  public FileSaver(Executor background, Executor ui) {
    this.background = background;
    this.ui = ui;
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param outcome told on the toolkit's thread, in a sentence, how it went
   */
  public void save(Path file, byte[] content, Consumer<String> outcome) {
    background.execute(
        () -> {
          String sentence;
          try {
            DurableFile.write(file, content);
            sentence = texts.say("saved", file.toString());
          } catch (IOException e) {
            sentence = texts.say("not-saved", file.toString(), String.valueOf(e.getMessage()));
          }
          String told = sentence;
          ui.execute(() -> outcome.accept(told));
        });
  }
}
