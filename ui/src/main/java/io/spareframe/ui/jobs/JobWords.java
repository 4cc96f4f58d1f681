package io.spareframe.ui.jobs;

import io.spareframe.app.control.api.JobView;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Texts;
import java.util.List;

/** Says where a job stands. */
public final class JobWords {

  /** The style classes of the states, of which a node has one. */
  public static final List<String> STYLES =
      List.of("sf-queued", "sf-running", "sf-paused", "sf-done", "sf-failed", "sf-cancelled");

  private final Texts texts = Texts.of(JobWords.class);
  private final Formats formats;

  public JobWords(Formats formats) {
    this.formats = formats;
  }

  /** The state in a word or two, with the progress where there is some. */
  public String state(JobView job) {
    return switch (job.state()) {
      case QUEUED -> texts.say("state.queued");
      case RUNNING -> texts.say("state.running", formats.percent(job.progressPermille()));
      case PAUSED -> texts.say("state.paused", formats.percent(job.progressPermille()));
      case DONE -> texts.say("state.done");
      case FAILED -> texts.say("state.failed");
      case CANCELLED -> texts.say("state.cancelled");
    };
  }

  /** One of {@link #STYLES}. */
  public String style(JobView job) {
    return switch (job.state()) {
      case QUEUED -> "sf-queued";
      case RUNNING -> "sf-running";
      case PAUSED -> "sf-paused";
      case DONE -> "sf-done";
      case FAILED -> "sf-failed";
      case CANCELLED -> "sf-cancelled";
    };
  }

  /** The job in one line, for those who hear it. */
  public String spoken(JobView job) {
    return texts.say("spoken", job.name(), state(job), earned(job));
  }

  /** What it earned so far. */
  public String earned(JobView job) {
    return formats.amount(job.earned());
  }

  /** What the whole job pays. */
  public String price(JobView job) {
    return formats.amount(job.price());
  }

  /** When it came in and, if it has, when it ended. */
  public String times(JobView job) {
    String in = formats.moment(job.submittedAt());
    return job.finishedAt() == null
        ? texts.say("times.open", in)
        : texts.say("times.ended", in, formats.moment(job.finishedAt()));
  }

  /** Whether it can still be cancelled. */
  public static boolean open(JobView job) {
    return switch (job.state()) {
      case QUEUED, RUNNING, PAUSED -> true;
      case DONE, FAILED, CANCELLED -> false;
    };
  }
}
