package io.spareframe.ui.settings;

import io.spareframe.app.control.api.SettingsView.LendingMode;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** When to lend; a part of the settings and of the wizard. */
public final class WhenView {

  private static final int HALF_HOURS = 48;
  private static final List<Duration> SETTLE_TIMES =
      Stream.of(0, 5, 10, 20, 30, 60, 120, 300, 600).map(Duration::ofSeconds).toList();

  @FXML private ToggleGroup modes;
  @FXML private RadioButton whenever;
  @FXML private RadioButton schedule;
  @FXML private RadioButton byHand;
  @FXML private HBox hours;
  @FXML private Label fromLabel;
  @FXML private Label toLabel;
  @FXML private ComboBox<LocalTime> from;
  @FXML private ComboBox<LocalTime> to;
  @FXML private Label settleLabel;
  @FXML private ComboBox<Duration> settle;

  private final Texts texts = Texts.of(WhenView.class);
  private final Parent root;

  public WhenView(SettingsModel model, Formats formats) {
    this.root = Fxml.load(this, "when.fxml", texts);
    whenever.setUserData(LendingMode.WHENEVER_NO_GAME_RUNS);
    schedule.setUserData(LendingMode.ON_SCHEDULE);
    byHand.setUserData(LendingMode.ONLY_BY_HAND);
    fromLabel.setLabelFor(from);
    toLabel.setLabelFor(to);
    settleLabel.setLabelFor(settle);
    List<LocalTime> times =
        IntStream.range(0, HALF_HOURS).mapToObj(i -> LocalTime.MIN.plusMinutes(30L * i)).toList();
    from.getItems().setAll(times);
    to.getItems().setAll(times);
    from.setConverter(shown(formats::time));
    to.setConverter(shown(formats::time));
    settle.getItems().setAll(SETTLE_TIMES);
    settle.setConverter(shown(this::words));
    from.valueProperty().bindBidirectional(model.from());
    to.valueProperty().bindBidirectional(model.to());
    settle.valueProperty().bindBidirectional(model.settle());
    Nodes.showWhile(hours, schedule.selectedProperty());
    model.mode().subscribe(this::select);
    modes
        .selectedToggleProperty()
        .subscribe(
            toggle -> {
              if (toggle != null && toggle.getUserData() instanceof LendingMode mode) {
                model.mode().set(mode);
              }
            });
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  private void select(@Nullable LendingMode mode) {
    for (Toggle toggle : modes.getToggles()) {
      if (toggle.getUserData() == mode) {
        modes.selectToggle(toggle);
      }
    }
  }

  private String words(Duration duration) {
    return duration.toSeconds() < 60
        ? texts.say("settle.seconds", duration.toSeconds())
        : texts.say("settle.minutes", duration.toMinutes());
  }

  private static <T> StringConverter<T> shown(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public @Nullable T fromString(String text) {
        return null; // These boxes are chosen from, not typed into.
      }
    };
  }
}
