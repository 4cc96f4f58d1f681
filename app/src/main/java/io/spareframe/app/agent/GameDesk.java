package io.spareframe.app.agent;

import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.settings.Settings;
import io.spareframe.app.settings.SettingsFile;
import io.spareframe.compute.guard.games.Game;
import io.spareframe.compute.guard.games.GameWatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The list of games: what the launchers installed and what the user added. */
final class GameDesk {

  private static final int MAX_PROGRAM_CHARS = 4096;
  private static final int MAX_NAME_CHARS = 100;

  private final SettingsFile settings;
  private final GameWatcher watcher;

  GameDesk(SettingsFile settings, GameWatcher watcher) {
    this.settings = settings;
    this.watcher = watcher;
  }

  static List<Game> ownGames(Settings settings) {
    return settings.games().stream()
        .map(game -> GameWatcher.ownGame(game.program(), game.name()))
        .toList();
  }

  List<GameView> views() {
    GameWatcher.Sight sight = watcher.sight();
    return sight.games().stream()
        .map(
            game ->
                new GameView(
                    game.id(),
                    game.name(),
                    game.source().label(),
                    sight.running().contains(game.id()),
                    game.source() == Game.Source.USER))
        .sorted(Comparator.comparing(GameView::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  void add(String program, String name) throws Refusal, IOException {
    String path = program.strip();
    String shown = name.strip();
    if (path.isEmpty() || path.length() > MAX_PROGRAM_CHARS) {
      throw new Refusal(
          Reason.INVALID, "Name a program by its path or its file name, at most 4096 characters.");
    }
    if (shown.isEmpty() || shown.length() > MAX_NAME_CHARS) {
      throw new Refusal(Reason.INVALID, "The game's name must have 1 to 100 characters.");
    }
    List<Settings.Game> games = new ArrayList<>(settings.get().games());
    String id = GameWatcher.ownGame(path, shown).id();
    if (ownGames(settings.get()).stream().anyMatch(game -> game.id().equals(id))) {
      throw new Refusal(Reason.ALREADY_EXISTS, "This program is on your list already.");
    }
    if (games.size() >= Settings.MAX_GAMES) {
      throw new Refusal(
          Reason.INVALID, "Your list is full: it holds at most " + Settings.MAX_GAMES + ".");
    }
    games.add(new Settings.Game(path, shown));
    save(games);
  }

  void remove(String id) throws Refusal, IOException {
    List<Settings.Game> games = new ArrayList<>(settings.get().games());
    boolean removed =
        games.removeIf(game -> GameWatcher.ownGame(game.program(), game.name()).id().equals(id));
    if (!removed) {
      throw new Refusal(Reason.NOT_FOUND, "You have not added such a program.");
    }
    save(games);
  }

  private void save(List<Settings.Game> games) throws IOException {
    watcher.own(ownGames(settings.change(s -> s.withGames(games))));
  }
}
