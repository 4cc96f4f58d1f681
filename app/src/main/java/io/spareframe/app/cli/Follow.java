package io.spareframe.app.cli;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Follows a job to its end, with a progress line and a line for every change of state. */
final class Follow {

  private static final Duration LONGEST = Duration.ofDays(7);

  private final AgentCall agent;
  private final Terminal terminal;

  Follow(AgentCall agent, Terminal terminal) {
    this.agent = agent;
    this.terminal = terminal;
  }

  /**
   * Waits for the job's end.
   *
   * @throws CommandFailure if it failed or was cancelled
   */
  JobView toItsEnd(String jobId) throws InterruptedException {
    AtomicReference<String> said = new AtomicReference<>("");
    Snapshot last =
        agent.await(
            "job " + jobId,
            LONGEST,
            snapshot -> show(snapshot, jobId, said),
            snapshot -> find(snapshot, jobId).filter(job -> job.finishedAt() != null).isPresent());
    JobView job = find(last, jobId).orElseThrow();
    return switch (job.state()) {
      case DONE -> job;
      case FAILED -> throw new CommandFailure("The job failed: " + job.failure());
      case CANCELLED -> throw new CommandFailure("The job was cancelled.");
      case QUEUED, RUNNING, PAUSED ->
          throw new IllegalStateException("a finished job is in state " + job.state());
    };
  }

  /** Writes the job's newest picture to a file. */
  void savePicture(String jobId, Path file) throws InterruptedException, IOException {
    if (agent.send(new Command.GetPicture(jobId)) instanceof Reply.Picture(byte[] png)) {
      Files.write(file, png);
      terminal.line("Picture: " + file.toAbsolutePath());
    }
  }

  static Optional<JobView> find(Snapshot snapshot, String jobId) {
    return snapshot.jobs().stream().filter(job -> job.id().equals(jobId)).findFirst();
  }

  private void show(Snapshot snapshot, String jobId, AtomicReference<String> said) {
    LendingView lending = snapshot.lending();
    boolean here = jobId.equals(lending.jobId());
    if (here && lending.phase() == LendingView.Phase.LENDING) {
      terminal.progress(lending.progressPermille(), lending.headline());
      said.set("");
      return;
    }
    String words =
        lending.detail().isEmpty()
            ? lending.headline()
            : lending.headline() + ". " + lending.detail();
    if (!words.equals(said.getAndSet(words))) {
      terminal.line(words);
    }
  }
}
