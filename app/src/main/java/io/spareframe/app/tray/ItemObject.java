package io.spareframe.app.tray;

import io.spareframe.app.tray.statusnotifier.MenuProtocol;
import io.spareframe.app.tray.statusnotifier.Pixmap;
import io.spareframe.app.tray.statusnotifier.StatusNotifierItem;
import io.spareframe.app.tray.statusnotifier.ToolTip;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The tray's icon as the desktop asks for it. Called on the bus library's threads. */
final class ItemObject implements StatusNotifierItem, Properties {

  /** The tray sizes of today's desktops at scales of 1, 1.5 and 2. */
  private static final int[] SIZES_PIXELS = {16, 22, 24, 32, 44, 48, 64};

  private static final Map<String, Function<TrayState, Variant<?>>> PROPERTIES =
      Map.of(
          "Category", _ -> new Variant<>("ApplicationStatus"),
          "Id", _ -> new Variant<>("spareframe"),
          "Title", _ -> new Variant<>("Spareframe"),
          "Status", _ -> new Variant<>("Active"),
          "WindowId", _ -> new Variant<>(0),
          // A name would be preferred to the pixels, and cut at its dashes until some theme has
          // one.
          "IconName", _ -> new Variant<>(""),
          "IconPixmap", state -> icons(state.kind()),
          "ToolTip", state -> toolTip(state.sentence()),
          "ItemIsMenu", _ -> new Variant<>(false),
          "Menu", _ -> new Variant<>(new DBusPath(MenuProtocol.PATH)));

  private final Consumer<TrayChoice> chosen;
  private volatile TrayState state;

  ItemObject(TrayState state, Consumer<TrayChoice> chosen) {
    this.state = state;
    this.chosen = chosen;
  }

  TrayState state() {
    return state;
  }

  void replace(TrayState newState) {
    state = newState;
  }

  @Override
  public void activate(int x, int y) {
    chosen.accept(TrayChoice.OPEN_WINDOW);
  }

  @Override
  public void secondaryActivate(int x, int y) {
    chosen.accept(TrayChoice.OPEN_WINDOW);
  }

  @Override
  public void contextMenu(int x, int y) {
    // Where a tray draws no menus, the window offers the same.
    chosen.accept(TrayChoice.OPEN_WINDOW);
  }

  @Override
  public void scroll(int delta, String orientation) {
    // Turning the wheel changes nothing.
  }

  private static Variant<List<Pixmap>> icons(TrayState.Kind kind) {
    return new Variant<>(
        IntStream.of(SIZES_PIXELS)
            .mapToObj(
                size -> {
                  ByteBuffer argb = ByteBuffer.allocate(size * size * Integer.BYTES);
                  argb.asIntBuffer().put(StateIcon.draw(kind, size));
                  return new Pixmap(size, size, argb.array());
                })
            .toList(),
        "a(iiay)");
  }

  private static Variant<ToolTip> toolTip(String sentence) {
    // The specification allows markup in this text, and a stranger may have named the job in it.
    String text = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new Variant<>(new ToolTip("", List.of(), "Spareframe", text), "(sa(iiay)ss)");
  }

  @Override
  public Map<String, Variant<?>> GetAll(String interfaceName) {
    TrayState shown = state;
    return PROPERTIES.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, property -> property.getValue().apply(shown)));
  }

  @Override
  @SuppressWarnings("unchecked") // The bus library leaves the type of a property to the caller.
  public <A> A Get(String interfaceName, String name) {
    Function<TrayState, Variant<?>> property = PROPERTIES.get(name);
    if (property == null) {
      throw new UnknownProperty(name);
    }
    return (A) property.apply(state);
  }

  @Override
  public <A> void Set(String interfaceName, String name, A value) {
    throw new PropertyReadOnly(name);
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
