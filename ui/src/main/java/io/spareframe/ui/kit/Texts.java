package io.spareframe.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one room, from the bundle beside its classes. The patterns are those of {@link
 * MessageFormat}; a plain apostrophe means something there, so the bundles write ’.
 */
public final class Texts {

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The texts of the room that this class stands in: {@code dashboard/dashboard.properties} for a
   * class in {@code dashboard}.
   */
  public static Texts of(Class<?> resident) {
    String room = resident.getPackageName();
    String name = room.substring(room.lastIndexOf('.') + 1);
    return new Texts(
        ResourceBundle.getBundle(
            room + "." + name, Locale.getDefault(), resident.getClassLoader()));
  }

  /**
   * The text of that key with the arguments filled in.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public String say(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
  }

  /** For the loader of FXML files. */
  ResourceBundle bundle() {
    return bundle;
  }
}
