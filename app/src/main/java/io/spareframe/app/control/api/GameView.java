package io.spareframe.app.control.api;

/**
 * A program that pauses lending while it runs.
 *
 * @param id for {@link Command.RemoveGame}
 * @param name for people
 * @param source where it is known from, such as "Steam" or "Added by you"
 * @param running true while it runs
 * @param removable true if the user added it
 */
public record GameView(String id, String name, String source, boolean running, boolean removable) {}
