package io.spareframe.app.tray.statusnotifier;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/**
 * The desktop's list of tray icons. Source: the StatusNotifierItem specification,
 * specifications.freedesktop.org/status-notifier-item, under the name that all desktops use.
 */
@DBusInterfaceName(StatusNotifierWatcher.NAME)
@DBusProperty(
    name = StatusNotifierWatcher.HOST_REGISTERED,
    type = Boolean.class,
    access = DBusProperty.Access.READ)
public interface StatusNotifierWatcher extends DBusInterface {

  /** Of the bus name and of the interface. */
  String NAME = "org.kde.StatusNotifierWatcher";

  String PATH = "/StatusNotifierWatcher";

  /** Whether somebody draws the icons. */
  String HOST_REGISTERED = "IsStatusNotifierHostRegistered";

  /**
   * Adds an icon.
   *
   * @param service the bus name of its owner
   */
  @DBusMemberName("RegisterStatusNotifierItem")
  void registerStatusNotifierItem(String service);

  /** Somebody draws the icons from now on. */
  class StatusNotifierHostRegistered extends DBusSignal {
    public StatusNotifierHostRegistered(String path) throws DBusException {
      super(path);
    }
  }

  /** One that drew the icons is gone. */
  class StatusNotifierHostUnregistered extends DBusSignal {
    public StatusNotifierHostUnregistered(String path) throws DBusException {
      super(path);
    }
  }
}
