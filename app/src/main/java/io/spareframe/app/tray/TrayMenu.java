package io.spareframe.app.tray;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tray's menu, as every desktop draws it.
 *
 * @param entries from top to bottom
 */
public record TrayMenu(List<Entry> entries) {

  public TrayMenu {
    entries = List.copyOf(entries);
  }

  /**
   * One line of a menu. Its id stays the same whatever the state, so that an open menu stays valid.
   */
  public sealed interface Entry {
    /** Above 0 and unique in the menu. */
    int id();
  }

  /** A line to read. */
  public record Label(int id, String text) implements Entry {}

  /** A line that divides. */
  public record Separator(int id) implements Entry {}

  /** A line that does something. */
  public record Item(int id, String text, TrayChoice choice) implements Entry {}

  /** A line that unfolds. */
  public record Submenu(int id, String text, List<Item> items) implements Entry {

    public Submenu {
      items = List.copyOf(items);
    }
  }

  /** The menu for a state: the one place where it is made. */
  public static TrayMenu of(TrayState state) {
    Entry pauseOrResume =
        state.canPause()
            ? new Submenu(
                3,
                "Pause",
                List.of(
                    new Item(4, "For an hour", TrayChoice.PAUSE_FOR_AN_HOUR),
                    new Item(5, "Until tomorrow morning", TrayChoice.PAUSE_UNTIL_TOMORROW),
                    new Item(6, "Until I resume", TrayChoice.PAUSE)))
            : new Item(7, "Resume", TrayChoice.RESUME);
    return new TrayMenu(
        List.of(
            new Label(1, state.sentence()),
            new Separator(2),
            pauseOrResume,
            new Separator(8),
            new Item(9, "Open Spareframe", TrayChoice.OPEN_WINDOW),
            new Item(10, "Quit", TrayChoice.QUIT)));
  }

  /** All entries, those of submenus after their submenu. */
  public Stream<Entry> all() {
    return entries.stream()
        .flatMap(
            entry ->
                entry instanceof Submenu submenu
                    ? Stream.concat(Stream.of(entry), submenu.items().stream())
                    : Stream.of(entry));
  }

  /** The entry with this id. */
  public Optional<Entry> entry(int id) {
    return all().filter(entry -> entry.id() == id).findFirst();
  }

  /** Whether the other menu has the same entries, whatever they say. */
  public boolean sameShape(TrayMenu other) {
    return all().map(Entry::id).toList().equals(other.all().map(Entry::id).toList());
  }
}
