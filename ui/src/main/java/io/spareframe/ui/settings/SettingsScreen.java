package io.spareframe.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.spareframe.app.control.api.AgentView;
import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView.Theme;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.FileDialogs;
import io.spareframe.ui.kit.FileSaver;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import java.nio.charset.StandardCharsets;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The settings' view. */
public final class SettingsScreen {

  @FXML private Label refusal;
  @FXML private StackPane when;
  @FXML private StackPane power;
  @FXML private Label startLabel;
  @FXML private ToggleSwitch start;
  @FXML private ToggleGroup themes;
  @FXML private ToggleButton themeSystem;
  @FXML private ToggleButton themeLight;
  @FXML private ToggleButton themeDark;
  @FXML private Label exportOutcome;
  @FXML private Button quitButton;
  @FXML private Label version;

  private final Texts texts = Texts.of(SettingsScreen.class);
  private final Agent agent;
  private final Formats formats;
  private final FileDialogs files;
  private final FileSaver saver;
  private final Parent root;

  /**
   * @param quit ends agent and window
   */
  public SettingsScreen(
      SettingsModel model,
      Agent agent,
      Formats formats,
      FileDialogs files,
      FileSaver saver,
      Runnable quit) {
    this.agent = agent;
    this.formats = formats;
    this.files = files;
    this.saver = saver;
    this.root = Fxml.load(this, "settings.fxml", texts);
    when.getChildren().setAll(new WhenView(model, formats).root());
    power.getChildren().setAll(new PowerView(model).root());
    startLabel.setLabelFor(start);
    start.setAccessibleText(startLabel.getText().replace("_", ""));
    model.startWithComputer().subscribe(on -> start.setSelected(Boolean.TRUE.equals(on)));
    start.selectedProperty().subscribe(on -> choose(model, on));
    themeSystem.setUserData(Theme.SYSTEM);
    themeLight.setUserData(Theme.LIGHT);
    themeDark.setUserData(Theme.DARK);
    model.theme().subscribe(this::select);
    themes.selectedToggleProperty().subscribe(toggle -> themeChosen(model, toggle));
    refusal.textProperty().bind(model.refusal());
    Nodes.showWhile(refusal, model.refusal().isNotEmpty());
    Nodes.showWhile(exportOutcome, exportOutcome.textProperty().isNotEmpty());
    quitButton.setOnAction(_ -> quit.run());
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  /** Takes over what the agent says, apart from the settings themselves. */
  public void show(Snapshot snapshot) {
    AgentView about = snapshot.agent();
    version.setText(texts.say("version", about.version(), formats.moment(about.startedAt())));
  }

  @FXML
  private void export() {
    agent.send(
        new Command.ExportLedger(),
        reply -> {
          switch (reply) {
            case Reply.Csv(String csv) ->
                files
                    .save(
                        texts.say("export.title"),
                        texts.say("export.name"),
                        texts.say("export.kind"),
                        "csv")
                    .ifPresent(
                        file ->
                            saver.save(
                                file,
                                csv.getBytes(StandardCharsets.UTF_8),
                                exportOutcome::setText));
            case Reply.Refused(var _, String sentence) -> exportOutcome.setText(sentence);
            case Reply.Done _, Reply.Submitted _, Reply.Picture _ ->
                throw new IllegalStateException("an export is answered with a table or refused");
          }
        });
  }

  private static void choose(SettingsModel model, boolean on) {
    if (model.current().get() != null) {
      model.startWithComputer().set(on);
    }
  }

  private void select(@Nullable Theme theme) {
    for (Toggle toggle : themes.getToggles()) {
      if (toggle.getUserData() == theme) {
        themes.selectToggle(toggle);
      }
    }
  }

  private void themeChosen(SettingsModel model, @Nullable Toggle toggle) {
    if (toggle == null) {
      // A click on the pressed one would leave none.
      select(model.theme().get());
    } else if (toggle.getUserData() instanceof Theme theme) {
      model.theme().set(theme);
    }
  }
}
