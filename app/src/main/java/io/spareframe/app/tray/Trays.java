package io.spareframe.app.tray;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the way to this desktop's tray. */
public final class Trays {

  private static final Logger LOG = LoggerFactory.getLogger(Trays.class);

  private final Map<String, String> environment;
  private final String osName;
  private final Clock clock;

  /**
   * Ways to the tray of a desktop.
   *
   * @param environment the process environment
   * @param osName {@code os.name}
   * @param clock with the user's time zone
   */
  public Trays(Map<String, String> environment, String osName, Clock clock) {
    this.environment = environment;
    this.osName = osName.toLowerCase(Locale.ROOT);
    this.clock = clock;
  }

  /** For the desktop of the user that runs this process. */
  public static Trays ofThisUser() {
    return new Trays(System.getenv(), System.getProperty("os.name"), Clock.systemDefaultZone());
  }

  /**
   * Puts an icon into the tray, where there is one. Never fails: where there is none, the tray says
   * why. May take a moment while the desktop is asked.
   *
   * @param first what to show at first
   * @param actions told what the user chose, each time on a thread of its own
   * @param absenceChanged told when {@link Tray#absence} changed; not to block
   */
  public Tray open(TrayState first, TrayActions actions, Runnable absenceChanged) {
    Consumer<TrayChoice> chosen =
        choice ->
            Thread.ofVirtual()
                .name("tray-" + choice.name().toLowerCase(Locale.ROOT))
                .start(() -> choice.perform(actions, ZonedDateTime.now(clock)));
    if (osName.contains("win") || osName.contains("mac")) {
      return awt(first, chosen);
    }
    TrayAbsence none = hasDisplay() ? TrayAbsence.NO_TRAY : TrayAbsence.NO_DISPLAY;
    Optional<String> address = busAddress();
    if (address.isPresent()) {
      try {
        return new StatusNotifierTray(address.get(), first, chosen, none, absenceChanged);
      } catch (DBusException | InvalidBusAddressException e) {
        LOG.info("The session bus cannot be reached: {}", e.getMessage());
      }
    }
    return environment.containsKey("DISPLAY") ? awt(first, chosen) : new AbsentTray(none);
  }

  private boolean hasDisplay() {
    return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
  }

  /**
   * Where the session bus listens, by the D-Bus specification and by the usual place under systemd.
   */
  private Optional<String> busAddress() {
    String named = environment.get("DBUS_SESSION_BUS_ADDRESS");
    if (named != null && !named.isBlank()) {
      return Optional.of(named);
    }
    String runtime = environment.get("XDG_RUNTIME_DIR");
    return runtime != null && Files.exists(Path.of(runtime, "bus"))
        ? Optional.of("unix:path=" + Path.of(runtime, "bus"))
        : Optional.empty();
  }

  private static Tray awt(TrayState first, Consumer<TrayChoice> chosen) {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return new AbsentTray(TrayAbsence.NO_DISPLAY);
      }
      return AwtTray.open(first, chosen).orElseGet(() -> new AbsentTray(TrayAbsence.NO_TRAY));
    } catch (AWTError | LinkageError noToolkit) {
      // The display refuses us, or the runtime has no window toolkit.
      LOG.info("No window toolkit for the tray: {}", noToolkit.getMessage());
      return new AbsentTray(TrayAbsence.NO_DISPLAY);
    }
  }
}
