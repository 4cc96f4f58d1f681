package io.spareframe.ui.dashboard;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.link.Agent;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the dashboard shows and what its buttons do. */
public final class DashboardModel {

  private final Agent agent;
  private final Formats formats;
  private final DashboardWords words;
  private final ReadOnlyObjectWrapper<@Nullable DashboardState> state =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper submitting = new ReadOnlyBooleanWrapper();

  public DashboardModel(Agent agent, Formats formats) {
    this.agent = agent;
    this.formats = formats;
    this.words = new DashboardWords(formats);
  }

  /** Takes over what the agent says. */
  public void show(Snapshot snapshot) {
    state.set(words.of(snapshot));
  }

  /** Stops lending until {@link #resume}. */
  public void pause() {
    agent.send(new Command.Pause(null), this::heard);
  }

  /** Stops lending for that long. */
  public void pauseFor(Duration howLong) {
    agent.send(new Command.Pause(howLong), this::heard);
  }

  /** Stops lending until the next morning. */
  public void pauseUntilMorning() {
    pauseFor(formats.untilMorning());
  }

  /** Lends again. */
  public void resume() {
    agent.send(new Command.Resume(), this::heard);
  }

  /** Submits the sample job. */
  public void runSample() {
    submitting.set(true);
    agent.send(
        new Command.SubmitSample(),
        reply -> {
          submitting.set(false);
          heard(reply);
        });
  }

  private void heard(Reply reply) {
    refusal.set(reply instanceof Reply.Refused(var _, String sentence) ? sentence : "");
  }

  /** What is shown; null until the agent has spoken. */
  public ReadOnlyObjectProperty<@Nullable DashboardState> state() {
    return state.getReadOnlyProperty();
  }

  /** Why the last command was refused; empty if it was not. */
  public ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** Whether the sample job is on its way to the agent. */
  public ReadOnlyBooleanProperty submitting() {
    return submitting.getReadOnlyProperty();
  }
}
