package io.spareframe.app.tray.statusnotifier;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu that the desktop draws. Source: {@code dbus-menu.xml} of libdbusmenu. Id 0 is the menu
 * itself.
 */
@DBusInterfaceName(MenuProtocol.NAME)
@DBusProperty(name = "Version", type = UInt32.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "TextDirection", type = String.class, access = DBusProperty.Access.READ)
@DBusProperty(name = "Status", type = String.class, access = DBusProperty.Access.READ)
public interface MenuProtocol extends DBusInterface {

  String NAME = "com.canonical.dbusmenu";

  String PATH = "/MenuBar";

  /**
   * The entries under one.
   *
   * @param depth how many levels below it; -1 for all
   * @param properties those wanted; empty for all
   */
  @DBusMemberName("GetLayout")
  Layout<UInt32, Node> getLayout(int parent, int depth, List<String> properties);

  /** The properties of several entries; unknown ids are left out. */
  @DBusMemberName("GetGroupProperties")
  List<Described> getGroupProperties(List<Integer> ids, List<String> properties);

  /** One property of one entry. */
  @DBusMemberName("GetProperty")
  Variant<?> getProperty(int id, String name);

  /** Something happened to an entry, such as "clicked". */
  @DBusMemberName("Event")
  void event(int id, String event, Variant<?> data, UInt32 timestamp);

  /** Several of these; returns the ids that do not exist. */
  @DBusMemberName("EventGroup")
  List<Integer> eventGroup(List<Happening> events);

  /** An entry is about to unfold; returns whether the menu changed through that. */
  @DBusMemberName("AboutToShow")
  boolean aboutToShow(int id);

  /** The same for several. */
  @DBusMemberName("AboutToShowGroup")
  ShowReply<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids);

  /** The entries under one are others now. */
  class LayoutUpdated extends DBusSignal {
    public final UInt32 revision;
    public final int parent;

    public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
      super(path, revision, parent);
      this.revision = revision;
      this.parent = parent;
    }
  }

  /** Some entries say something else now. */
  class ItemsPropertiesUpdated extends DBusSignal {
    public final List<Described> updated;
    public final List<Undescribed> removed;

    public ItemsPropertiesUpdated(String path, List<Described> updated, List<Undescribed> removed)
        throws DBusException {
      super(path, updated, removed);
      this.updated = updated;
      this.removed = removed;
    }
  }

  /** An entry with those under it, (ia{sv}av). */
  final class Node extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    /** Each a {@link Node}. */
    @Position(2)
    public final List<Variant<?>> children;

    public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
      this.id = id;
      this.properties = properties;
      this.children = children;
    }
  }

  /** An entry without those under it, (ia{sv}). */
  final class Described extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    public Described(int id, Map<String, Variant<?>> properties) {
      this.id = id;
      this.properties = properties;
    }
  }

  /** Properties that an entry has no more, (ias). */
  final class Undescribed extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final List<String> properties;

    public Undescribed(int id, List<String> properties) {
      this.id = id;
      this.properties = properties;
    }
  }

  /** Something that happened to an entry, (isvu). */
  final class Happening extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final String event;

    @Position(2)
    public final Variant<?> data;

    @Position(3)
    public final UInt32 timestamp;

    public Happening(int id, String event, Variant<?> data, UInt32 timestamp) {
      this.id = id;
      this.event = event;
      this.data = data;
      this.timestamp = timestamp;
    }
  }

  /**
   * The answer to {@link #getLayout}. The bus library takes an answer's types from the parameters.
   */
  final class Layout<R, N> extends Tuple {
    @Position(0)
    public final R revision;

    @Position(1)
    public final N root;

    public Layout(R revision, N root) {
      this.revision = revision;
      this.root = root;
    }
  }

  /** The answer to {@link #aboutToShowGroup}. */
  final class ShowReply<U, E> extends Tuple {
    @Position(0)
    public final U changed;

    @Position(1)
    public final E unknown;

    public ShowReply(U changed, E unknown) {
      this.changed = changed;
      this.unknown = unknown;
    }
  }
}
