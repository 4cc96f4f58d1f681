package io.spareframe.app.tray;

import io.spareframe.app.tray.TrayMenu.Entry;
import io.spareframe.app.tray.TrayMenu.Item;
import io.spareframe.app.tray.TrayMenu.Label;
import io.spareframe.app.tray.TrayMenu.Separator;
import io.spareframe.app.tray.TrayMenu.Submenu;
import io.spareframe.app.tray.statusnotifier.MenuProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.errors.InvalidMethodArgument;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The tray's menu as the desktop asks for it. Called on the bus library's threads. */
final class MenuObject implements MenuProtocol, Properties {

  private static final int ROOT = 0;
  private static final String NODE_TYPE = "(ia{sv}av)";

  private final Consumer<TrayChoice> chosen;
  private volatile Revision now;

  /** A menu and how often its shape changed before. */
  private record Revision(TrayMenu menu, long number) {}

  MenuObject(TrayMenu menu, Consumer<TrayChoice> chosen) {
    this.now = new Revision(menu, 1);
    this.chosen = chosen;
  }

  TrayMenu menu() {
    return now.menu();
  }

  /** Answers with this menu from now on. Called by one thread. */
  void replace(TrayMenu menu) {
    Revision old = now;
    now = new Revision(menu, old.menu().sameShape(menu) ? old.number() : old.number() + 1);
  }

  UInt32 revision() {
    return new UInt32(now.number());
  }

  /** What the desktop draws for an entry; what is not named has its usual value. */
  static Map<String, Variant<?>> properties(Entry entry) {
    Map<String, Variant<?>> properties = new LinkedHashMap<>();
    switch (entry) {
      case Label label -> {
        properties.put("label", text(label.text()));
        properties.put("enabled", new Variant<>(false));
      }
      case Separator _ -> properties.put("type", new Variant<>("separator"));
      case Item item -> properties.put("label", text(item.text()));
      case Submenu submenu -> {
        properties.put("label", text(submenu.text()));
        properties.put("children-display", new Variant<>("submenu"));
      }
    }
    return properties;
  }

  /** An underscore would mark the next letter as a key. */
  private static Variant<String> text(String text) {
    return new Variant<>(text.replace("_", "__"));
  }

  @Override
  public Layout<UInt32, Node> getLayout(int parent, int depth, List<String> wanted) {
    Revision shown = now;
    Node node =
        parent == ROOT
            ? new Node(
                ROOT,
                Map.of("children-display", new Variant<>("submenu")),
                children(shown.menu().entries(), depth, wanted))
            : node(known(shown.menu(), parent), depth, wanted);
    return new Layout<>(new UInt32(shown.number()), node);
  }

  private static Node node(Entry entry, int depth, List<String> wanted) {
    List<Variant<?>> children =
        entry instanceof Submenu submenu ? children(submenu.items(), depth, wanted) : List.of();
    return new Node(entry.id(), chosenOnes(properties(entry), wanted), children);
  }

  private static List<Variant<?>> children(
      List<? extends Entry> entries, int depth, List<String> wanted) {
    if (depth == 0) {
      return List.of();
    }
    return entries.stream()
        .<Variant<?>>map(entry -> new Variant<>(node(entry, depth - 1, wanted), NODE_TYPE))
        .toList();
  }

  private static Map<String, Variant<?>> chosenOnes(
      Map<String, Variant<?>> properties, List<String> wanted) {
    if (!wanted.isEmpty()) {
      properties.keySet().retainAll(wanted);
    }
    return properties;
  }

  private static Entry known(TrayMenu menu, int id) {
    return menu.entry(id)
        .orElseThrow(() -> new InvalidMethodArgument("the menu has no entry " + id));
  }

  @Override
  public List<Described> getGroupProperties(List<Integer> ids, List<String> wanted) {
    // No ids means all.
    return now.menu()
        .all()
        .filter(entry -> ids.isEmpty() || ids.contains(entry.id()))
        .map(entry -> new Described(entry.id(), chosenOnes(properties(entry), wanted)))
        .toList();
  }

  @Override
  public Variant<?> getProperty(int id, String name) {
    Variant<?> value = properties(known(now.menu(), id)).get(name);
    if (value == null) {
      throw new InvalidMethodArgument("entry " + id + " has no property " + name);
    }
    return value;
  }

  @Override
  public void event(int id, String event, Variant<?> data, UInt32 timestamp) {
    if (event.equals("clicked") && now.menu().entry(id).orElse(null) instanceof Item item) {
      chosen.accept(item.choice());
    }
  }

  @Override
  public List<Integer> eventGroup(List<Happening> events) {
    events.forEach(each -> event(each.id, each.event, each.data, each.timestamp));
    return unknown(events.stream().map(each -> each.id).toList());
  }

  @Override
  public boolean aboutToShow(int id) {
    return false;
  }

  @Override
  public ShowReply<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids) {
    return new ShowReply<>(List.of(), unknown(ids));
  }

  private List<Integer> unknown(List<Integer> ids) {
    TrayMenu menu = now.menu();
    return ids.stream().filter(id -> id != ROOT && menu.entry(id).isEmpty()).toList();
  }

  @Override
  public Map<String, Variant<?>> GetAll(String interfaceName) {
    return Map.of(
        "Version", new Variant<>(new UInt32(3)),
        "TextDirection", new Variant<>("ltr"),
        "Status", new Variant<>("normal"));
  }

  @Override
  @SuppressWarnings("unchecked") // The bus library leaves the type of a property to the caller.
  public <A> A Get(String interfaceName, String name) {
    Variant<?> value = GetAll(interfaceName).get(name);
    if (value == null) {
      throw new UnknownProperty(name);
    }
    return (A) value;
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
