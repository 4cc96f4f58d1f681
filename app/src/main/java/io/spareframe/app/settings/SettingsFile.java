package io.spareframe.app.settings;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings and their file. Every change is on disk before {@link #change} returns. Any thread.
 */
public final class SettingsFile {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final long MAX_BYTES = 1 << 20;

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final Path file;
  private final @Nullable String notice;
  private Settings settings;

  /**
   * Reads the file. One that cannot be understood is kept aside under another name and the defaults
   * are used, which {@link #notice} then tells.
   *
   * @throws IOException if the file is there and cannot be read or moved aside
   */
  public SettingsFile(Path file) throws IOException {
    this.file = file;
    Settings read = Settings.DEFAULTS;
    String said = null;
    if (Files.exists(file)) {
      try {
        read = parse();
      } catch (JacksonException | IllegalArgumentException e) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        DurableFile.replace(file, aside);
        LOG.warn("the settings could not be understood and were kept as {}", aside);
        said = "Your settings could not be read and were reset. The old file is " + aside + ".";
      }
    }
    this.settings = read;
    this.notice = said;
  }

  /** What the user should know about how reading went. */
  public Optional<String> notice() {
    return Optional.ofNullable(notice);
  }

  /** The settings now. */
  public synchronized Settings get() {
    return settings;
  }

  /**
   * Changes the settings and saves them.
   *
   * @return the new ones
   * @throws IOException if they could not be saved; then nothing changed
   */
  public synchronized Settings change(UnaryOperator<Settings> change) throws IOException {
    Settings changed = change.apply(settings);
    if (!changed.equals(settings)) {
      DurableFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
      settings = changed;
    }
    return changed;
  }

  private Settings parse() throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IllegalArgumentException("settings larger than " + MAX_BYTES + " bytes");
    }
    Settings read = json.readValue(Files.readAllBytes(file), Settings.class);
    Optional<String> fault = SettingsRules.fault(read.choices());
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
    return read;
  }
}
