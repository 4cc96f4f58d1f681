package io.spareframe.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files. */
public interface FileDialogs {

  /**
   * Asks for an existing file.
   *
   * @return empty if the user gave up
   */
  Optional<Path> open(String title);

  /**
   * Asks where to write a file.
   *
   * @param name suggested
   * @param kind of file, for people
   * @param ending without the point
   * @return empty if the user gave up
   */
  Optional<Path> save(String title, String name, String kind, String ending);
}
