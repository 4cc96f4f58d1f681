package io.spareframe.app.tray.statusnotifier;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What is shown beside the pointer, (sa(iiay)ss). */
public final class ToolTip extends Struct {

  @Position(0)
  public final String iconName;

  @Position(1)
  public final List<Pixmap> icons;

  @Position(2)
  public final String title;

  @Position(3)
  public final String text;

  public ToolTip(String iconName, List<Pixmap> icons, String title, String text) {
    this.iconName = iconName;
    this.icons = icons;
    this.title = title;
    this.text = text;
  }
}
