package io.spareframe.ui.support;

import io.spareframe.ui.kit.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/** Answers for the user where the system's own dialogs would ask, which no test can click. */
public final class ScriptedFiles implements FileDialogs {

  private Optional<Path> next = Optional.empty();

  /** The next dialog is answered with this file. */
  public void choose(Path file) {
    next = Optional.of(file);
  }

  @Override
  public Optional<Path> open(String title) {
    return next;
  }

  @Override
  public Optional<Path> save(String title, String name, String kind, String ending) {
    return next;
  }
}
