package io.spareframe.app.trial;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.DataFolder;
import io.spareframe.app.place.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** An agent of its own in a folder of its own, both gone when it is closed. */
final class TrialAgent implements AutoCloseable {

  private static final Duration DEVICE_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final AgentCall call;
  private final ProcessHandle process;

  private TrialAgent(Path folder, AgentCall call, ProcessHandle process) {
    this.folder = folder;
    this.call = call;
    this.process = process;
  }

  static TrialAgent start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sf-trial");
    AgentCall call = AgentCall.startingIfNeeded(new DataFolder(folder.resolve("home")));
    ProcessHandle process =
        ProcessHandle.of(call.snapshot().agent().processId())
            .orElseThrow(() -> new CommandFailure("The agent ended as soon as it had started."));
    return new TrialAgent(folder, call, process);
  }

  /** A folder for the trial's own files. */
  Path folder() {
    return folder;
  }

  Reply send(Command command) throws InterruptedException {
    return call.send(command);
  }

  Snapshot snapshot() {
    return call.snapshot();
  }

  Snapshot await(String what, Duration limit, Predicate<Snapshot> wanted)
      throws InterruptedException {
    return call.await(what, limit, snapshot -> {}, wanted);
  }

  /**
   * Waits for the devices.
   *
   * @throws CommandFailure with the remedy if there is none
   */
  Snapshot awaitDevice() throws InterruptedException {
    Snapshot looked =
        await("the devices", DEVICE_LIMIT, snapshot -> !snapshot.hardware().looking());
    if (looked.hardware().absence() != null) {
      throw new CommandFailure(looked.hardware().absence());
    }
    return looked;
  }

  /** Sets how long nothing must hold before lending comes back. */
  void settle(Duration settle) throws InterruptedException {
    SettingsView old = snapshot().settings();
    send(
        new Command.SaveSettings(
            new SettingsView(
                old.mode(),
                old.scheduleFrom(),
                old.scheduleTo(),
                settle,
                old.powerPriceMicroPerKwh(),
                old.currency(),
                old.lendingWatts(),
                old.startWithComputer(),
                old.theme(),
                old.wizardStep(),
                true,
                old.closingExplained())));
  }

  /** The agent's child processes: the workers. */
  List<ProcessHandle> workers() {
    return process.descendants().toList();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    try {
      call.send(new Command.Quit());
    } catch (CommandFailure ended) {
      // It is to end; how does not matter.
    } finally {
      call.close();
      process.onExit().join();
      Folders.delete(folder);
    }
  }
}
