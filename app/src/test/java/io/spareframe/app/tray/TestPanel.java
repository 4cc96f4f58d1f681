package io.spareframe.app.tray;

import io.spareframe.app.tray.statusnotifier.MenuProtocol;
import io.spareframe.app.tray.statusnotifier.StatusNotifierItem;
import io.spareframe.app.tray.statusnotifier.StatusNotifierWatcher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A desktop's panel: takes icons, reads them, clicks them. */
final class TestPanel implements AutoCloseable {

  private final DBusConnection bus;
  private final Watcher watcher = new Watcher();
  private final List<String> signals = new CopyOnWriteArrayList<>();

  TestPanel(String address) throws DBusException {
    bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    bus.exportObject(StatusNotifierWatcher.PATH, watcher);
    bus.addSigHandler(StatusNotifierItem.NewIcon.class, _ -> signals.add("icon"));
    bus.addSigHandler(StatusNotifierItem.NewToolTip.class, _ -> signals.add("tooltip"));
    bus.addSigHandler(
        MenuProtocol.LayoutUpdated.class,
        signal -> signals.add("layout " + signal.revision + " under " + signal.parent));
    bus.addSigHandler(
        MenuProtocol.ItemsPropertiesUpdated.class,
        signal ->
            signal.updated.forEach(
                entry ->
                    signals.add("entry " + entry.id + " " + value(entry.properties, "label"))));
    bus.requestBusName(StatusNotifierWatcher.NAME);
  }

  List<String> icons() {
    return List.copyOf(watcher.services);
  }

  List<String> signals() {
    return List.copyOf(signals);
  }

  void stopDrawing() throws DBusException {
    watcher.drawn = false;
    bus.sendMessage(
        new StatusNotifierWatcher.StatusNotifierHostUnregistered(StatusNotifierWatcher.PATH));
  }

  StatusNotifierItem icon() throws DBusException {
    return bus.getRemoteObject(
        watcher.services.getLast(), StatusNotifierItem.PATH, StatusNotifierItem.class);
  }

  MenuProtocol menu() throws DBusException {
    return bus.getRemoteObject(watcher.services.getLast(), MenuProtocol.PATH, MenuProtocol.class);
  }

  Map<String, Variant<?>> iconProperties() throws DBusException {
    return bus.getRemoteObject(
            watcher.services.getLast(), StatusNotifierItem.PATH, Properties.class)
        .GetAll(StatusNotifierItem.NAME);
  }

  void click(int entry) throws DBusException {
    menu().event(entry, "clicked", new Variant<>(0), new UInt32(0));
  }

  static Object value(Map<String, Variant<?>> properties, String name) {
    Variant<?> value = properties.get(name);
    return value == null ? "none" : value.getValue();
  }

  @Override
  public void close() {
    bus.disconnect();
  }

  /** The panel's list. */
  private static final class Watcher implements StatusNotifierWatcher, Properties {
    private final List<String> services = new CopyOnWriteArrayList<>();
    private volatile boolean drawn = true;

    @Override
    public void registerStatusNotifierItem(String service) {
      if (!services.contains(service)) {
        services.add(service);
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String interfaceName, String name) {
      return (A) Objects.requireNonNull(GetAll(interfaceName).get(name));
    }

    @Override
    public <A> void Set(String interfaceName, String name, A value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
      return Map.of(HOST_REGISTERED, new Variant<>(drawn));
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }
}
