package io.spareframe.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JobsModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final JobsModel model = new JobsModel(agent);

  @Test
  void theNewestJobIsLookedAtFirst() {
    model.show(Samples.busy());
    assertThat(model.jobs()).extracting(JobView::id).containsExactly("j4", "j3", "j2", "j1");
    assertThat(selected()).isEqualTo("j4");
  }

  @Test
  void theSameJobStaysSelectedAsOthersArriveAndItsOwnProgressIsShown() {
    model.show(Samples.busy());
    model.select("j4");
    JobView grown = Samples.job("j4", "Stanford bunny", JobView.State.RUNNING, 600, 7, 40_000);
    JobView newer = Samples.job("j5", "Newer", JobView.State.QUEUED, 0, 0, 0);
    model.show(Samples.withJobs(Samples.busy(), List.of(newer, grown)));
    assertThat(model.selected().get()).isEqualTo(grown);
  }

  @Test
  void aJobThatVanishesGivesWayToTheNewest() {
    model.show(Samples.busy());
    model.select("j1");
    model.show(
        Samples.withJobs(
            Samples.busy(),
            List.of(Samples.job("j4", "Stanford bunny", JobView.State.DONE, 1000, 9, 1))));
    assertThat(selected()).isEqualTo("j4");
    model.show(Samples.withJobs(Samples.busy(), List.of()));
    assertThat(model.selected().get()).isNull();
  }

  @Test
  void aRefusedCancelSaysWhy() {
    model.show(Samples.busy());
    model.cancel("j4");
    assertThat(agent.last()).isEqualTo(new Command.CancelJob("j4"));
    agent.refuse("It is done already.");
    assertThat(model.outcome().get()).isEqualTo("It is done already.");
    model.select("j3");
    assertThat(model.outcome().get()).isEmpty();
  }

  private String selected() {
    return Objects.requireNonNull(model.selected().get()).id();
  }
}
