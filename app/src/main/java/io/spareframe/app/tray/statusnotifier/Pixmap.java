package io.spareframe.app.tray.statusnotifier;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.TypeRef;
import org.freedesktop.dbus.annotations.Position;

/** A picture of an icon, (iiay). The bus library reads the fields by their position. */
public final class Pixmap extends Struct {

  @Position(0)
  public final int width;

  @Position(1)
  public final int height;

  /** Alpha, red, green, blue of each pixel, rows from the top. */
  @Position(2)
  public final byte[] argb;

  public Pixmap(int width, int height, byte[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /** The type of several. */
  public interface Listed extends TypeRef<List<Pixmap>> {}
}
