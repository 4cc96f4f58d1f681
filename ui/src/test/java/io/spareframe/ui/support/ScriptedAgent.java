package io.spareframe.ui.support;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.server.AgentAlreadyRunsException;
import io.spareframe.app.control.server.ControlServer;
import io.spareframe.app.place.DataFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of a real control socket. It notes every command and answers after a few simple
 * rules: settings are taken over, all else is done unless {@link #answer} says otherwise.
 */
public final class ScriptedAgent implements AutoCloseable {

  private final ControlServer server;
  private final List<Command> heard = new CopyOnWriteArrayList<>();
  private volatile Snapshot snapshot;
  private volatile Script script = command -> null;

  /** Answers some commands; null leaves a command to the rules. */
  public interface Script {
    @Nullable Reply answer(Command command);
  }

  public ScriptedAgent(DataFolder folder, Snapshot first)
      throws IOException, AgentAlreadyRunsException {
    folder.prepare();
    this.snapshot = first;
    this.server = ControlServer.start(folder.socket(), first, this::handle);
  }

  /** From now on, this answers first. */
  public void answer(Script news) {
    script = news;
  }

  /** Changes what the agent says. */
  public synchronized void change(UnaryOperator<Snapshot> how) {
    snapshot = how.apply(snapshot);
    server.publish(snapshot);
  }

  /** Every command so far, in order. */
  public List<Command> heard() {
    return heard;
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(Command command) {
    // Secrets are wiped by whoever sent them; keep what was received as it was.
    heard.add(command);
    Reply scripted = script.answer(command);
    if (scripted != null) {
      return scripted;
    }
    return switch (command) {
      case Command.SaveSettings(var settings) -> {
        change(s -> Samples.with(s, settings));
        yield new Reply.Done();
      }
      case Command.SubmitSample() -> new Reply.Submitted("j9");
      case Command.GetPicture(var id) ->
          new Reply.Refused(Reply.Reason.NOT_FOUND, "There is no picture of " + id + ".");
      case Command.ExportLedger() -> new Reply.Csv("when,what,amount\n");
      case Command.Pause _,
          Command.Resume _,
          Command.SubmitPacked _,
          Command.CancelJob _,
          Command.AddGame _,
          Command.RemoveGame _,
          Command.LookForDevices _,
          Command.ImportWallet _,
          Command.UnlockWallet _,
          Command.LockWallet _,
          Command.Quit _ ->
          new Reply.Done();
    };
  }
}
