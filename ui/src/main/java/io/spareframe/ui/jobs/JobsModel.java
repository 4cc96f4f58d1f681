package io.spareframe.ui.jobs;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.link.Agent;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All jobs, newest first, and the one that is looked at. */
public final class JobsModel {

  private final Agent agent;
  private final ObservableList<JobView> jobs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable JobView> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");

  public JobsModel(Agent agent) {
    this.agent = agent;
  }

  /** Takes over what the agent says; the same job stays selected. */
  public void show(Snapshot snapshot) {
    JobView before = selected.get();
    List<JobView> newestFirst =
        snapshot.jobs().stream()
            .sorted(Comparator.comparing(JobView::submittedAt).reversed())
            .toList();
    Nodes.refresh(jobs, newestFirst);
    select(before == null ? null : before.id());
  }

  /** Looks at that job; the newest if there is none such. */
  public void select(@Nullable String jobId) {
    JobView chosen =
        jobs.stream()
            .filter(job -> job.id().equals(jobId))
            .findFirst()
            .orElse(jobs.isEmpty() ? null : jobs.getFirst());
    JobView before = selected.get();
    if (before != null && (chosen == null || !before.id().equals(chosen.id()))) {
      outcome.set("");
    }
    selected.set(chosen);
  }

  /** Cancels a job. */
  public void cancel(String jobId) {
    agent.send(
        new Command.CancelJob(jobId),
        reply -> told(reply instanceof Reply.Refused(var _, String sentence) ? sentence : ""));
  }

  /** Shows how something went. */
  public void told(String sentence) {
    outcome.set(sentence);
  }

  /** The jobs, newest first. Only this changes the list. */
  public ObservableList<JobView> jobs() {
    return FXCollections.unmodifiableObservableList(jobs);
  }

  /** The one that is looked at; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable JobView> selected() {
    return selected.getReadOnlyProperty();
  }

  /** How the last action went; may be empty. */
  public ReadOnlyStringProperty outcome() {
    return outcome.getReadOnlyProperty();
  }
}
