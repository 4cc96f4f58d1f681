package io.spareframe.app.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The tray of Windows and macOS, and of X11 desktops without a session bus. Loads the JDK's window
 * toolkit, which costs the agent memory: only where nothing lighter reaches the tray.
 */
final class AwtTray implements Tray {

  /** Windows shows at most this many characters of a tooltip. */
  private static final int MAX_TOOLTIP = 127;

  private final SystemTray desktop;
  private final TrayIcon icon;
  private final Consumer<TrayChoice> chosen;

  /** What is shown; belongs to the toolkit's event thread, like the icon. */
  private TrayState shown;

  private AwtTray(SystemTray desktop, TrayState first, Consumer<TrayChoice> chosen) {
    this.desktop = desktop;
    this.chosen = chosen;
    this.shown = first;
    this.icon = new TrayIcon(image(first.kind()), toolTip(first), menu(TrayMenu.of(first)));
    icon.setImageAutoSize(true);
    icon.addActionListener(_ -> chosen.accept(TrayChoice.OPEN_WINDOW));
  }

  /**
   * Puts the icon into the tray.
   *
   * @param chosen told what the user chose, on the toolkit's event thread
   * @return the tray; empty if the desktop has none
   */
  static Optional<Tray> open(TrayState first, Consumer<TrayChoice> chosen) {
    if (!SystemTray.isSupported()) {
      return Optional.empty();
    }
    AwtTray tray = new AwtTray(SystemTray.getSystemTray(), first, chosen);
    try {
      tray.desktop.add(tray.icon);
    } catch (AWTException gone) {
      // The tray left between the two calls.
      return Optional.empty();
    }
    return Optional.of(tray);
  }

  @Override
  public void show(TrayState state) {
    EventQueue.invokeLater(
        () -> {
          if (state.equals(shown)) {
            return;
          }
          if (state.kind() != shown.kind()) {
            icon.setImage(image(state.kind()));
          }
          icon.setToolTip(toolTip(state));
          if (state.canPause() == shown.canPause()) {
            // Only the sentence counts on: an open menu stays open.
            icon.getPopupMenu().getItem(0).setLabel(state.sentence());
          } else {
            icon.setPopupMenu(menu(TrayMenu.of(state)));
          }
          shown = state;
        });
  }

  private PopupMenu menu(TrayMenu model) {
    PopupMenu menu = new PopupMenu();
    for (TrayMenu.Entry entry : model.entries()) {
      switch (entry) {
        case TrayMenu.Label label -> {
          MenuItem line = new MenuItem(label.text());
          line.setEnabled(false);
          menu.add(line);
        }
        case TrayMenu.Separator _ -> menu.addSeparator();
        case TrayMenu.Item item -> menu.add(line(item));
        case TrayMenu.Submenu submenu -> {
          Menu unfolding = new Menu(submenu.text());
          submenu.items().forEach(item -> unfolding.add(line(item)));
          menu.add(unfolding);
        }
      }
    }
    return menu;
  }

  private MenuItem line(TrayMenu.Item item) {
    MenuItem line = new MenuItem(item.text());
    line.addActionListener(_ -> chosen.accept(item.choice()));
    return line;
  }

  private Image image(TrayState.Kind kind) {
    int size = Math.max(16, desktop.getTrayIconSize().width);
    // For screens at scales of 1, 1.5 and 2: the toolkit takes the one that needs no scaling.
    return new BaseMultiResolutionImage(
        drawn(kind, size), drawn(kind, size * 3 / 2), drawn(kind, size * 2));
  }

  private static BufferedImage drawn(TrayState.Kind kind, int pixels) {
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, pixels, pixels, StateIcon.draw(kind, pixels), 0, pixels);
    return image;
  }

  private static String toolTip(TrayState state) {
    String text = "Spareframe: " + state.sentence();
    return text.length() <= MAX_TOOLTIP ? text : text.substring(0, MAX_TOOLTIP - 1) + "…";
  }

  @Override
  public Optional<TrayAbsence> absence() {
    return Optional.empty();
  }

  @Override
  public void close() {
    EventQueue.invokeLater(() -> desktop.remove(icon));
  }
}
