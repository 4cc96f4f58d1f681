package io.spareframe.app.cli;

import io.spareframe.app.place.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Spareframe " + ProgramVersion.current()};
  }
}
