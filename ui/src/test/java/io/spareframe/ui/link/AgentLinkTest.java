package io.spareframe.ui.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.client.LocalAgent;
import io.spareframe.app.place.DataFolder;
import io.spareframe.ui.support.Samples;
import io.spareframe.ui.support.ScriptedAgent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real control socket; one thread stands in for the toolkit's. */
class AgentLinkTest {

  @TempDir Path folder;

  private final ExecutorService ui = Executors.newSingleThreadExecutor();
  private final List<LinkState> states = new CopyOnWriteArrayList<>();
  private ScriptedAgent agent;
  private AgentLink link;

  @BeforeEach
  void connect() throws Exception {
    DataFolder data = new DataFolder(folder);
    agent = new ScriptedAgent(data, Samples.busy());
    link = new AgentLink(new LocalAgent(data), ui);
    ui.submit(
            () -> {
              link.state().subscribe((LinkState state) -> states.add(state));
              link.start();
            })
        .get();
    await().until(() -> states.getLast() instanceof LinkState.Connected);
  }

  @AfterEach
  void end() throws Exception {
    ui.submit(link::close).get();
    agent.close();
    ui.shutdown();
  }

  @Test
  void itSaysWhatTheAgentSaysAsItChanges() {
    assertThat(states.getLast()).isEqualTo(new LinkState.Connected(Samples.busy()));
    agent.change(s -> Samples.with(s, Samples.paused()));
    await()
        .until(
            () ->
                states.getLast() instanceof LinkState.Connected(var s)
                    && s.lending().phase() == LendingView.Phase.PAUSED);
  }

  @Test
  void commandsKeepTheirOrder() {
    List<Command> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Command command = new Command.CancelJob("j" + i);
      sent.add(command);
      ui.execute(() -> link.send(command, reply -> {}));
    }
    await().until(() -> agent.heard().size() == 50);
    assertThat(agent.heard()).isEqualTo(sent);
  }

  @Test
  void aReplyComesBackOnTheToolkitsThread() {
    List<Object> heard = new CopyOnWriteArrayList<>();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ui.execute(
        () -> {
          threads.add(Thread.currentThread());
          link.send(
              new Command.SubmitSample(),
              reply -> {
                threads.add(Thread.currentThread());
                heard.add(reply);
              });
        });
    await().until(() -> heard.equals(List.of(new Reply.Submitted("j9"))));
    assertThat(threads.get(0)).isSameAs(threads.get(1));
  }

  @Test
  void anAgentThatEndsIsLostAndCommandsSaySo() {
    agent.close();
    await().until(() -> states.getLast() instanceof LinkState.Lost);
    List<Reply> heard = new CopyOnWriteArrayList<>();
    ui.execute(() -> link.send(new Command.Resume(), heard::add));
    await().until(() -> !heard.isEmpty());
    assertThat(heard.getFirst())
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reply.Reason.UNAVAILABLE));
  }
}
