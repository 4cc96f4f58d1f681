package io.spareframe.app.cli;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.HardwareView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The main job without a window: start the agent, lend to the sample job, show what it earned. */
final class FirstLight {

  private static final Duration DEVICE_LIMIT = Duration.ofMinutes(1);

  private final DataFolder folder;
  private final Terminal terminal;

  FirstLight(DataFolder folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  int run(Path picture) throws IOException, InterruptedException {
    try (AgentCall agent = AgentCall.startingIfNeeded(folder)) {
      terminal.line("Spareframe " + agent.snapshot().agent().version() + " lends this machine.");
      Snapshot looked =
          agent.await(
              "the devices",
              DEVICE_LIMIT,
              snapshot -> {},
              snapshot -> !snapshot.hardware().looking());
      String absence = looked.hardware().absence();
      if (absence != null) {
        terminal.line(absence);
        terminal.line("Everything else works: try spareframe --help.");
        return 1;
      }
      for (HardwareView.Device device : looked.hardware().devices()) {
        terminal.line("Device: " + device.name() + " through " + device.engine());
      }
      if (!(agent.send(new Command.SubmitSample()) instanceof Reply.Submitted(String jobId))) {
        throw new CommandFailure("The sample job was not taken.");
      }
      terminal.line("Submitted the sample job: the Stanford bunny, path traced.");
      Follow follow = new Follow(agent, terminal);
      JobView job = follow.toItsEnd(jobId);
      follow.savePicture(jobId, picture);
      EarningsView earnings = agent.snapshot().earnings();
      terminal.line("Earned with it: " + job.earned().text() + ", which has no money value.");
      terminal.line("Earned today:   " + earnings.today().text());
      terminal.line("");
      terminal.line("Spareframe goes on in the background and pauses for your games.");
      terminal.line("Look at it: spareframe status    End it: spareframe quit");
      return 0;
    }
  }
}
