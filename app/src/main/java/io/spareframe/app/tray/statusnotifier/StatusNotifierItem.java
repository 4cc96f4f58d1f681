package io.spareframe.app.tray.statusnotifier;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/**
 * An icon. Its properties are read through {@link org.freedesktop.dbus.interfaces.Properties}; they
 * are named here for programs that ask what there is. Source: the StatusNotifierItem specification,
 * specifications.freedesktop.org/status-notifier-item.
 */
@DBusInterfaceName(StatusNotifierItem.NAME)
@DBusProperty(name = "Category", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "Id", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "Title", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "Status", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "WindowId", type = Integer.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "IconName", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "IconPixmap", type = Pixmap.Listed.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "ToolTip", type = ToolTip.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "ItemIsMenu", type = Boolean.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "Menu", type = DBusPath.class, access = DBusProperty.Access.READ)
public interface StatusNotifierItem extends DBusInterface {

  String NAME = "org.kde.StatusNotifierItem";

  String PATH = "/StatusNotifierItem";

  /** The icon was clicked at this place of the screen. */
  @DBusMemberName("Activate")
  void activate(int x, int y);

  /** The same with another button. */
  @DBusMemberName("SecondaryActivate")
  void secondaryActivate(int x, int y);

  /** A menu is wanted, by a tray that does not draw menus itself. */
  @DBusMemberName("ContextMenu")
  void contextMenu(int x, int y);

  /** The wheel was turned over the icon. */
  @DBusMemberName("Scroll")
  void scroll(int delta, String orientation);

  /** The icon is another one. */
  class NewIcon extends DBusSignal {
    public NewIcon(String path) throws DBusException {
      super(path);
    }
  }

  /** The tooltip says something else. */
  class NewToolTip extends DBusSignal {
    public NewToolTip(String path) throws DBusException {
      super(path);
    }
  }
}
