package io.spareframe.ui.shell;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import io.spareframe.ui.link.LinkState;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which face the window shows, and what closing it means. */
public final class ShellModel {

  private final Texts texts = Texts.of(ShellModel.class);
  private final Agent agent;
  private final Runnable explained;
  private final Runnable end;
  private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.STARTING);
  private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.DASHBOARD);
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<LendingView.@Nullable Phase> phase =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper closing = new ReadOnlyBooleanWrapper();
  private boolean closingExplained = true;
  private boolean quitting;

  /**
   * @param explained remembers that the user was told what closing means
   * @param end closes the window
   */
  public ShellModel(Agent agent, Runnable explained, Runnable end) {
    this.agent = agent;
    this.explained = explained;
    this.end = end;
  }

  /** What fills the window. */
  public enum Face {
    STARTING,
    TROUBLE,
    WIZARD,
    SCREENS
  }

  /** The screens, in the order of the navigation. */
  public enum Screen {
    DASHBOARD,
    JOBS,
    GAMES,
    WALLET,
    SETTINGS
  }

  /** Takes over how the window stands to its agent. */
  public void show(LinkState state) {
    switch (state) {
      case LinkState.Starting() -> face.set(Face.STARTING);
      case LinkState.Failed(String sentence) -> trouble(sentence);
      case LinkState.Lost() -> {
        if (quitting) {
          end.run();
        } else {
          trouble(texts.say("lost"));
        }
      }
      case LinkState.Connected(Snapshot snapshot) -> connected(snapshot);
    }
  }

  /**
   * The user closes the window.
   *
   * @return false if it stays this once, to say what closing means
   */
  public boolean mayClose() {
    boolean first = !closingExplained && (face.get() == Face.SCREENS || face.get() == Face.WIZARD);
    if (first) {
      closingExplained = true;
      closing.set(true);
      explained.run();
    }
    return !first;
  }

  /** Stays after all. */
  public void stay() {
    closing.set(false);
  }

  /** Closes the window; lending goes on. */
  public void close() {
    end.run();
  }

  /** Ends the agent, and then the window. */
  public void quit() {
    quitting = true;
    agent.send(
        new Command.Quit(),
        reply -> {
          // An agent that is gone before it answered has quit as well.
          if (reply instanceof Reply.Refused(Reply.Reason reason, String sentence)
              && reason != Reply.Reason.UNAVAILABLE) {
            quitting = false;
            trouble(sentence);
          } else {
            end.run();
          }
        });
  }

  private void connected(Snapshot snapshot) {
    SettingsView settings = snapshot.settings();
    LendingView lending = snapshot.lending();
    closingExplained = settings.closingExplained() || closing.get();
    phase.set(lending.phase());
    status.set(
        switch (lending.phase()) {
          case STARTING -> texts.say("status.starting");
          case NO_DEVICE -> texts.say("status.no-device");
          case WAITING -> texts.say("status.waiting");
          case LENDING -> texts.say("status.lending");
          case PAUSING -> texts.say("status.pausing");
          case PAUSED -> texts.say("status.paused");
        });
    face.set(settings.wizardDone() ? Face.SCREENS : Face.WIZARD);
  }

  private void trouble(String sentence) {
    trouble.set(sentence);
    face.set(Face.TROUBLE);
  }

  /** What fills the window. */
  public ReadOnlyObjectProperty<Face> face() {
    return face.getReadOnlyProperty();
  }

  /** The screen that is chosen. */
  public ObjectProperty<Screen> screen() {
    return screen;
  }

  /** Why there is trouble. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** The state in a word, for the side of every screen. */
  public ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  /** The kind of state; null until the agent has spoken. */
  public ReadOnlyObjectProperty<LendingView.@Nullable Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /** Whether the user is being told what closing means. */
  public ReadOnlyBooleanProperty closing() {
    return closing.getReadOnlyProperty();
  }
}
