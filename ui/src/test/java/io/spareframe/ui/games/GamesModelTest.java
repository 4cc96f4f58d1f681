package io.spareframe.ui.games;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.GameView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GamesModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final GamesModel model = new GamesModel(agent);

  @Test
  void whatRunsStandsFirst() {
    model.show(Samples.busy());
    assertThat(model.games())
        .extracting(GameView::name)
        .containsExactly("Factorio", "Baldur's Gate 3", "Celeste", "Hades II", "OpenTTD");
    assertThat(model.count().get()).isEqualTo("5 games");
  }

  @Test
  void theFilterLooksInsideNamesWhateverTheCase() {
    model.show(Samples.busy());
    model.filter().set("GATE");
    assertThat(model.games()).extracting(GameView::name).containsExactly("Baldur's Gate 3");
    model.filter().set("");
    assertThat(model.games()).hasSize(5);
  }

  @Test
  void aChosenFileGivesTheNameUnlessOneWasTyped() {
    model.startAdding();
    model.choose(Path.of("games", "MyGame.exe"));
    assertThat(model.program().get()).isEqualTo(Path.of("games", "MyGame.exe").toString());
    assertThat(model.name().get()).isEqualTo("MyGame");
    model.choose(Path.of("other"));
    assertThat(model.name().get()).isEqualTo("MyGame");
  }

  @Test
  void theFormClosesWhenTheAgentHasTakenTheGame() {
    model.startAdding();
    model.program().set(" mygame ");
    model.name().set("My game");
    model.add();
    assertThat(agent.last()).isEqualTo(new Command.AddGame("mygame", "My game"));
    assertThat(model.adding().get()).isTrue();
    agent.refuse("It is on the list already.");
    assertThat(model.adding().get()).isTrue();
    assertThat(model.refusal().get()).isEqualTo("It is on the list already.");
    model.add();
    agent.answer(new Reply.Done());
    assertThat(model.adding().get()).isFalse();
    assertThat(model.refusal().get()).isEmpty();
  }

  @Test
  void anIncompleteFormIsNotSent() {
    model.startAdding();
    model.add();
    assertThat(model.refusal().get()).contains("program");
    model.program().set("x");
    model.add();
    assertThat(model.refusal().get()).contains("name");
    assertThat(agent.heard()).isEmpty();
  }

  @Test
  void onlyOwnProgramsAreRemoved() {
    List<GameView> games = Samples.busy().games();
    model.remove(games.get(0));
    assertThat(agent.heard()).isEmpty();
    model.remove(games.get(4));
    assertThat(agent.last()).isEqualTo(new Command.RemoveGame("g5"));
  }
}
