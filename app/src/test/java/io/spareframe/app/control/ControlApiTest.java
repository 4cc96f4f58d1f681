package io.spareframe.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.LendingView.Phase;
import io.spareframe.app.control.api.Message;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.Wire;
import io.spareframe.app.control.client.AgentConnection;
import io.spareframe.app.control.server.AgentAlreadyRunsException;
import io.spareframe.app.control.server.CommandHandler;
import io.spareframe.app.control.server.ControlServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlApiTest {

  @TempDir Path folder;

  private static final CommandHandler DOES_ALL = command -> new Reply.Done();

  private Path socket() {
    return folder.resolve("control.sock");
  }

  private static final class Heard implements AgentConnection.Listener {
    final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
    volatile boolean disconnected;

    @Override
    public void changed(Snapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void disconnected() {
      disconnected = true;
    }
  }

  private static Snapshot lending(int permille) {
    Snapshot calm = Snapshots.calm();
    return new Snapshot(
        calm.agent(),
        new LendingView(Phase.LENDING, "Lending: bunny", "", "1", permille, 12L, null),
        calm.earnings(),
        calm.jobs(),
        calm.wallet(),
        calm.settings(),
        calm.games(),
        calm.hardware());
  }

  @Test
  void aClientGetsTheWholeStateOnConnectAndThenWhatChanged() throws Exception {
    Heard heard = new Heard();
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), DOES_ALL);
        AgentConnection connection = AgentConnection.open(socket(), heard)) {
      assertThat(connection.snapshot()).isEqualTo(Snapshots.calm());

      server.publish(lending(430));

      await().until(() -> connection.snapshot().equals(lending(430)));
      assertThat(heard.snapshots).startsWith(Snapshots.calm()).endsWith(lending(430));
    }
  }

  @Test
  void aFloodOfChangesReachesASlowClientAsTheNewestState() throws Exception {
    Heard heard = new Heard();
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), DOES_ALL);
        AgentConnection connection = AgentConnection.open(socket(), heard)) {
      for (int i = 1; i <= 1000; i++) {
        server.publish(lending(i));
      }
      await().until(() -> connection.snapshot().lending().progressPermille() == 1000);
      assertThat(heard.snapshots.size()).isLessThan(100);
    }
  }

  @Test
  void everyCommandIsAnsweredOnceEvenWhileOthersAreUnderWay() throws Exception {
    CommandHandler handler =
        command ->
            command instanceof Command.CancelJob(String id)
                ? new Reply.Submitted(id)
                : new Reply.Done();
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), handler);
        AgentConnection connection = AgentConnection.open(socket(), new Heard())) {
      var replies = new ArrayList<java.util.concurrent.CompletableFuture<Reply>>();
      for (int i = 0; i < 200; i++) {
        replies.add(connection.send(new Command.CancelJob("job " + i)));
        server.publish(lending(i));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(replies.get(i).get()).isEqualTo(new Reply.Submitted("job " + i));
      }
    }
  }

  @Test
  void secretsArriveAsTheyWereSent() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    CommandHandler handler =
        command -> {
          if (command instanceof Command.ImportWallet(char[] phrase, char[] password)) {
            seen.add(new String(phrase));
            seen.add(new String(password));
          }
          return new Reply.Done();
        };
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), handler);
        AgentConnection connection = AgentConnection.open(socket(), new Heard())) {
      connection
          .send(new Command.ImportWallet("legal winner".toCharArray(), "pä\"ss\n".toCharArray()))
          .get();
    }
    assertThat(seen).containsExactly("legal winner", "pä\"ss\n");
  }

  @Test
  void aSecondAgentIsRefusedWhileTheFirstLivesAndWelcomeAfterwards() throws Exception {
    try (ControlServer first = ControlServer.start(socket(), Snapshots.calm(), DOES_ALL)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> ControlServer.start(socket(), Snapshots.calm(), DOES_ALL))
          .isInstanceOf(AgentAlreadyRunsException.class);
    }
    ControlServer.start(socket(), Snapshots.calm(), DOES_ALL).close();
  }

  @Test
  void aSocketFileLeftByAKilledAgentIsReplaced() throws Exception {
    Files.writeString(socket(), "left behind");
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), DOES_ALL);
        AgentConnection connection = AgentConnection.open(socket(), new Heard())) {
      assertThat(server).isNotNull();
      assertThat(connection.send(new Command.Resume()).get()).isEqualTo(new Reply.Done());
    }
  }

  @Test
  void whenTheAgentEndsTheClientIsToldAndOpenCommandsFail() throws Exception {
    Heard heard = new Heard();
    var never = new java.util.concurrent.CountDownLatch(1);
    CommandHandler hangs =
        command -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Reply.Done();
        };
    ControlServer server = ControlServer.start(socket(), Snapshots.calm(), hangs);
    try (AgentConnection connection = AgentConnection.open(socket(), heard)) {
      var reply = connection.send(new Command.Resume());
      server.close();
      assertThatThrownBy(reply::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("the agent is gone");
      await().until(() -> heard.disconnected);
    } finally {
      never.countDown();
    }
  }

  @Test
  void aClientThatSendsGarbageOrTooMuchIsCutOffAndOthersGoOn() throws Exception {
    byte[] tooLong = new byte[Wire.MAX_REQUEST_BYTES + 10];
    Arrays.fill(tooLong, (byte) 'x');
    List<byte[]> attacks =
        List.of(
            "not json\n".getBytes(StandardCharsets.UTF_8),
            "{\"message\":\"request\",\"number\":1,\"command\":{\"type\":\"no such\"}}\n"
                .getBytes(StandardCharsets.UTF_8),
            "{\"message\":\"answer\",\"number\":1,\"reply\":{\"type\":\"done\"}}\n"
                .getBytes(StandardCharsets.UTF_8),
            tooLong);
    try (ControlServer server = ControlServer.start(socket(), Snapshots.calm(), DOES_ALL);
        AgentConnection good = AgentConnection.open(socket(), new Heard())) {
      assertThat(server).isNotNull();
      for (byte[] attack : attacks) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
          channel.connect(UnixDomainSocketAddress.of(socket()));
          ByteBuffer bytes = ByteBuffer.wrap(attack);
          try {
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
            ByteBuffer answer = ByteBuffer.allocate(1 << 20);
            await().until(() -> channel.read(answer.clear()) < 0);
          } catch (IOException cutOffWhileWriting) {
            assertThat(channel.isConnected()).isTrue();
          }
        }
        assertThat(good.send(new Command.Resume()).get()).isEqualTo(new Reply.Done());
      }
    }
  }

  @Test
  void aLineThatCannotBeReadIsReportedWithoutQuotingIt() {
    byte[] line =
        "{\"message\":\"request\",\"password\":\"hunter2\"}\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Wire.read(new ByteArrayInputStream(line), 1000))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void everySectionSurvivesTheWire() throws Exception {
    var bytes = new ByteArrayOutputStream();
    Message message = new Message.Full(Wire.PROTOCOL, Snapshots.busy());
    Wire.write(bytes, message);
    assertThat(Wire.read(new ByteArrayInputStream(bytes.toByteArray()), 1 << 20))
        .isEqualTo(message);
  }
}
