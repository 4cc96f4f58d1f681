package io.spareframe.compute.guard.games;

/**
 * A game that is known.
 *
 * @param id stable, such as {@code steam:1145350}
 * @param name for people
 * @param source where it is known from
 * @param place how its processes are told
 */
public record Game(String id, String name, Source source, Place place) {

  /** Where games are known from. */
  public enum Source {
    STEAM("Steam"),
    USER("Added by you");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** How a game's processes are told from others. */
  public sealed interface Place {

    /**
     * Every program inside this folder, but for known helpers.
     *
     * @param path absolute, with {@code /} between its parts and none at its end
     */
    record Folder(String path) implements Place {}

    /**
     * One program.
     *
     * @param path absolute, or a file name alone
     */
    record Program(String path) implements Place {}

    /** Whatever Steam starts under the game's id. */
    record SteamLaunch() implements Place {}
  }
}
