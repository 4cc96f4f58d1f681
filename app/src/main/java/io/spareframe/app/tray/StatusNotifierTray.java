package io.spareframe.app.tray;

import io.spareframe.app.tray.statusnotifier.MenuProtocol;
import io.spareframe.app.tray.statusnotifier.StatusNotifierItem;
import io.spareframe.app.tray.statusnotifier.StatusNotifierWatcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray of Linux desktops: KDE, Xfce, Cinnamon, LXQt, Budgie and GNOME with its extension draw
 * the icon and menu that are served here on the session bus. Panels may come and go; the icon is
 * offered to each.
 */
final class StatusNotifierTray implements Tray {

  private static final Logger LOG = LoggerFactory.getLogger(StatusNotifierTray.class);

  /** How often a sentence that only counts on is sent to the desktop. */
  private static final long SENTENCE_INTERVAL_MILLIS = 1000;

  private static final int CONNECT_LIMIT_MILLIS = 2000;

  private final DBusConnection bus;
  private final ItemObject item;
  private final MenuObject menu;
  private final AtomicReference<TrayState> latest;
  private final AtomicReference<Optional<TrayAbsence>> absence =
      new AtomicReference<>(Optional.of(TrayAbsence.NOT_YET));
  private final TrayAbsence unwatched;
  private final Runnable absenceChanged;

  /** Talks to the bus; the fields below are its own. */
  private final ScheduledThreadPoolExecutor speaker;

  private long sentAtNanos;
  private boolean sendingLater;

  /**
   * Connects to the bus and offers the icon.
   *
   * @param address of the session bus
   * @param chosen told what the user chose, on a thread of the bus library
   * @param unwatched what to say while no desktop shows the icon
   * @param absenceChanged told when {@link #absence} changed
   * @throws DBusException if there is no bus at this address
   * @throws InvalidBusAddressException if this is no address
   */
  StatusNotifierTray(
      String address,
      TrayState first,
      Consumer<TrayChoice> chosen,
      TrayAbsence unwatched,
      Runnable absenceChanged)
      throws DBusException {
    this.item = new ItemObject(first, chosen);
    this.menu = new MenuObject(TrayMenu.of(first), chosen);
    this.latest = new AtomicReference<>(first);
    this.unwatched = unwatched;
    this.absenceChanged = absenceChanged;
    this.speaker =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("tray").factory(),
            // What is said after the icon was taken away reaches nobody.
            new ThreadPoolExecutor.DiscardPolicy());
    this.sentAtNanos = System.nanoTime();
    this.bus =
        DBusConnectionBuilder.forAddress(address)
            .withShared(false)
            .withDisconnectCallback(
                new IDisconnectCallback() {
                  @Override
                  public void disconnectOnError(IOException failure) {
                    LOG.info("The session bus is gone: {}", failure.getMessage());
                    changeAbsence(Optional.of(unwatched));
                  }
                })
            .transportConfig()
            .withTimeout(CONNECT_LIMIT_MILLIS)
            .back()
            .receivingThreadConfig()
            .withSignalThreadCount(1)
            .withMethodCallThreadCount(1)
            .withMethodReturnThreadCount(1)
            .withErrorHandlerThreadCount(1)
            .connectionConfig()
            .build();
    try {
      serve();
    } catch (DBusException e) {
      close();
      throw e;
    }
    speaker.execute(this::register);
  }

  private void serve() throws DBusException {
    bus.exportObject(StatusNotifierItem.PATH, item);
    bus.exportObject(MenuProtocol.PATH, menu);
    bus.addSigHandler(
        DBusMatchRuleBuilder.create()
            .withType(DBus.NameOwnerChanged.class)
            .withArg0123(0, StatusNotifierWatcher.NAME)
            .build(),
        (DBus.NameOwnerChanged change) -> {
          if (change.name.equals(StatusNotifierWatcher.NAME)) {
            speaker.execute(this::register);
          }
        });
    bus.addSigHandler(
        StatusNotifierWatcher.StatusNotifierHostRegistered.class,
        _ -> speaker.execute(this::register));
    bus.addSigHandler(
        StatusNotifierWatcher.StatusNotifierHostUnregistered.class,
        _ -> speaker.execute(this::register));
  }

  /** Offers the icon to the desktop's list, which may be a new one. Offering twice does no harm. */
  private void register() {
    boolean shown;
    try {
      DBus daemon =
          bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
      shown = daemon.NameHasOwner(StatusNotifierWatcher.NAME) && offer();
    } catch (DBusException | DBusExecutionException e) {
      LOG.info("The desktop's tray did not take the icon: {}", e.getMessage());
      shown = false;
    }
    changeAbsence(shown ? Optional.empty() : Optional.of(unwatched));
  }

  private boolean offer() throws DBusException {
    bus.getRemoteObject(
            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
        .registerStatusNotifierItem(bus.getUniqueName());
    Boolean drawn =
        bus.getRemoteObject(
                StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, Properties.class)
            .Get(StatusNotifierWatcher.NAME, StatusNotifierWatcher.HOST_REGISTERED);
    return drawn;
  }

  private void changeAbsence(Optional<TrayAbsence> now) {
    if (!absence.getAndSet(now).equals(now)) {
      absenceChanged.run();
    }
  }

  @Override
  public Optional<TrayAbsence> absence() {
    return absence.get();
  }

  @Override
  public void show(TrayState state) {
    latest.set(state);
    speaker.execute(this::send);
  }

  private void send() {
    TrayState old = item.state();
    TrayState state = latest.get();
    if (state.equals(old)) {
      return;
    }
    boolean countsOn = state.kind() == old.kind() && state.canPause() == old.canPause();
    long waitMillis =
        SENTENCE_INTERVAL_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sentAtNanos);
    if (countsOn && waitMillis > 0) {
      if (!sendingLater) {
        sendingLater = true;
        speaker.schedule(
            () -> {
              sendingLater = false;
              send();
            },
            waitMillis,
            TimeUnit.MILLISECONDS);
      }
      return;
    }
    sentAtNanos = System.nanoTime();
    TrayMenu oldMenu = menu.menu();
    TrayMenu newMenu = TrayMenu.of(state);
    item.replace(state);
    menu.replace(newMenu);
    try {
      announce(state, old, newMenu, oldMenu);
    } catch (DBusException e) {
      LOG.warn("The tray could not be told of a new state", e);
    }
  }

  private void announce(TrayState state, TrayState old, TrayMenu newMenu, TrayMenu oldMenu)
      throws DBusException {
    if (state.kind() != old.kind()) {
      emit(new StatusNotifierItem.NewIcon(StatusNotifierItem.PATH));
    }
    emit(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
    if (newMenu.sameShape(oldMenu)) {
      List<MenuProtocol.Described> changed =
          newMenu
              .all()
              .filter(entry -> !oldMenu.entry(entry.id()).equals(Optional.of(entry)))
              .map(entry -> new MenuProtocol.Described(entry.id(), MenuObject.properties(entry)))
              .toList();
      emit(new MenuProtocol.ItemsPropertiesUpdated(MenuProtocol.PATH, changed, List.of()));
    } else {
      emit(new MenuProtocol.LayoutUpdated(MenuProtocol.PATH, menu.revision(), 0));
    }
  }

  private void emit(DBusSignal signal) {
    bus.sendMessage(signal);
  }

  @Override
  public void close() {
    speaker.shutdownNow();
    // The desktop takes an icon away when its owner leaves the bus.
    bus.disconnect();
  }
}
