package io.spareframe.ui.games;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The known games, and the form that adds one. */
public final class GamesModel {

  private final Texts texts = Texts.of(GamesModel.class);
  private final Agent agent;
  private final ObservableList<GameView> games = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty program = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private List<GameView> all = List.of();

  public GamesModel(Agent agent) {
    this.agent = agent;
    filter.subscribe((_, _) -> refresh());
  }

  /** Takes over what the agent says. */
  public void show(Snapshot snapshot) {
    all = snapshot.games();
    refresh();
  }

  /** Opens the form, empty. */
  public void startAdding() {
    program.set("");
    name.set("");
    refusal.set("");
    adding.set(true);
  }

  /** Closes the form. */
  public void stopAdding() {
    refusal.set("");
    adding.set(false);
  }

  /** Fills the form from a program file. */
  public void choose(Path file) {
    program.set(file.toString());
    if (name.get().isBlank()) {
      Path last = file.getFileName();
      name.set(last == null ? "" : last.toString().replaceFirst("(?i)\\.(exe|app|sh|x86_64)$", ""));
    }
  }

  /** Adds what the form holds and closes it, or says what is missing. */
  public void add() {
    if (program.get().isBlank()) {
      refusal.set(texts.say("add.program.missing"));
      return;
    }
    if (name.get().isBlank()) {
      refusal.set(texts.say("add.name.missing"));
      return;
    }
    agent.send(
        new Command.AddGame(program.get().strip(), name.get().strip()),
        reply -> {
          if (reply instanceof Reply.Refused(var _, String sentence)) {
            refusal.set(sentence);
          } else {
            stopAdding();
          }
        });
  }

  /** Takes a game that the user added off the list. */
  public void remove(GameView game) {
    if (game.removable()) {
      agent.send(
          new Command.RemoveGame(game.id()),
          reply ->
              refusal.set(reply instanceof Reply.Refused(var _, String sentence) ? sentence : ""));
    }
  }

  private void refresh() {
    String wanted = filter.get().strip().toLowerCase(Locale.getDefault());
    List<GameView> matching =
        all.stream()
            .filter(game -> game.name().toLowerCase(Locale.getDefault()).contains(wanted))
            .sorted(
                Comparator.comparing(GameView::running)
                    .reversed()
                    .thenComparing(GameView::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    Nodes.refresh(games, matching);
    count.set(texts.say("count", all.size()));
  }

  /** The games that match the filter: running ones first, then by name. */
  public ObservableList<GameView> games() {
    return FXCollections.unmodifiableObservableList(games);
  }

  /** A part of the names to be listed; empty lists all. */
  public StringProperty filter() {
    return filter;
  }

  /** The form's program: a path, or a file name. */
  public StringProperty program() {
    return program;
  }

  /** The form's name. */
  public StringProperty name() {
    return name;
  }

  /** Whether the form is open. */
  public ReadOnlyBooleanProperty adding() {
    return adding.getReadOnlyProperty();
  }

  /** What is wrong; may be empty. */
  public ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** How many games are known, in words. */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }
}
