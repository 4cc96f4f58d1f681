package io.spareframe.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.link.LinkState;
import io.spareframe.ui.shell.ShellModel.Face;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShellModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final AtomicInteger explained = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final ShellModel model =
      new ShellModel(agent, explained::incrementAndGet, ended::incrementAndGet);

  @Test
  void theFaceFollowsTheConnection() {
    assertThat(model.face().get()).isEqualTo(Face.STARTING);
    model.show(new LinkState.Failed("It did not start."));
    assertThat(model.face().get()).isEqualTo(Face.TROUBLE);
    assertThat(model.trouble().get()).isEqualTo("It did not start.");
    connect(Samples.fresh());
    assertThat(model.face().get()).isEqualTo(Face.WIZARD);
    connect(Samples.busy());
    assertThat(model.face().get()).isEqualTo(Face.SCREENS);
    model.show(new LinkState.Lost());
    assertThat(model.face().get()).isEqualTo(Face.TROUBLE);
    assertThat(model.trouble().get()).contains("has stopped");
  }

  @Test
  void theFirstClosingExplainsItselfAndTheNextOneCloses() {
    connect(Samples.busy());
    assertThat(model.mayClose()).isFalse();
    assertThat(model.closing().get()).isTrue();
    assertThat(explained).hasValue(1);
    connect(Samples.busy()); // The agent has not taken it over yet.
    assertThat(model.mayClose()).isTrue();
    assertThat(explained).hasValue(1);
  }

  @Test
  void whatWasExplainedOnceIsNotExplainedAgain() {
    connect(Samples.with(Samples.busy(), Samples.settings(true).withClosingExplained()));
    assertThat(model.mayClose()).isTrue();
    assertThat(explained).hasValue(0);
  }

  @Test
  void aWindowWithoutAnAgentClosesAtOnce() {
    model.show(new LinkState.Failed("It did not start."));
    assertThat(model.mayClose()).isTrue();
  }

  @Test
  void quittingEndsTheAgentAndThenTheWindow() {
    connect(Samples.busy());
    model.quit();
    assertThat(agent.last()).isEqualTo(new Command.Quit());
    assertThat(ended).hasValue(0);
    agent.answer(new Reply.Done());
    assertThat(ended).hasValue(1);
  }

  @Test
  void anAgentThatIsGoneBeforeItAnswersHasQuitAsWell() {
    connect(Samples.busy());
    model.quit();
    agent.answer(new Reply.Refused(Reply.Reason.UNAVAILABLE, "gone"));
    assertThat(ended).hasValue(1);
  }

  private void connect(Snapshot snapshot) {
    model.show(new LinkState.Connected(snapshot));
  }
}
