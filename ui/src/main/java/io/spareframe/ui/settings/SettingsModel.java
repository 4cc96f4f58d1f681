package io.spareframe.ui.settings;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are edited. A choice is saved at once; what is typed is saved by {@link
 * #saveTyped}. What the agent says replaces what stands here, except while an own change is under
 * way.
 */
public final class SettingsModel {

  /** The most that the agent takes for a power price, per kilowatt-hour. */
  private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1000);

  /** The most that the agent takes for watts. */
  private static final int MAX_WATTS = 2000;

  private static final int PRICE_DECIMALS = 6;

  private final Texts texts = Texts.of(SettingsModel.class);
  private final Agent agent;
  private final Formats formats;

  private final ObjectProperty<SettingsView.@Nullable LendingMode> mode =
      new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalTime> from = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalTime> to = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Duration> settle = new SimpleObjectProperty<>();
  private final StringProperty price = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable String> currency = new SimpleObjectProperty<>();
  private final StringProperty watts = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Boolean> startWithComputer = new SimpleObjectProperty<>();
  private final ObjectProperty<SettingsView.@Nullable Theme> theme = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper priceError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper wattsError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

  /** What was last sent, or heard while nothing was under way. */
  private final ReadOnlyObjectWrapper<@Nullable SettingsView> current =
      new ReadOnlyObjectWrapper<>();

  private @Nullable SettingsView heard;
  private int underWay;
  private boolean loading;

  public SettingsModel(Agent agent, Formats formats) {
    this.agent = agent;
    this.formats = formats;
    mode.subscribe((_, _) -> chosen());
    from.subscribe((_, _) -> chosen());
    to.subscribe((_, _) -> chosen());
    settle.subscribe((_, _) -> chosen());
    currency.subscribe((_, _) -> chosen());
    startWithComputer.subscribe((_, _) -> chosen());
    theme.subscribe((_, _) -> chosen());
  }

  /** Takes over what the agent says. */
  public void show(Snapshot snapshot) {
    heard = snapshot.settings();
    if (underWay == 0) {
      load(heard);
    }
  }

  /**
   * Saves what was typed.
   *
   * @return false if something typed is not understood; the errors say what
   */
  public boolean saveTyped() {
    Optional<Long> micro = typedPrice();
    Optional<Integer> power = typedWatts();
    priceError.set(micro.isPresent() ? "" : texts.say("price.error", MAX_PRICE));
    wattsError.set(power.isPresent() ? "" : texts.say("watts.error", MAX_WATTS));
    chosen();
    return micro.isPresent() && power.isPresent();
  }

  /** Saves where the wizard stands. */
  public void saveWizard(int step, boolean done) {
    SettingsView now = current.get();
    if (now != null) {
      save(now.withWizard(step, done));
    }
  }

  /** Saves that the user was told what closing the window means. */
  public void saveClosingExplained() {
    SettingsView now = current.get();
    if (now != null) {
      save(now.withClosingExplained());
    }
  }

  private void load(SettingsView news) {
    SettingsView old = current.get();
    if (news.equals(old)) {
      return;
    }
    loading = true;
    try {
      mode.set(news.mode());
      from.set(news.scheduleFrom());
      to.set(news.scheduleTo());
      settle.set(news.settle());
      currency.set(news.currency());
      startWithComputer.set(news.startWithComputer());
      theme.set(news.theme());
      // What is being typed is only replaced by another value, not by the one it started from.
      if (old == null || old.powerPriceMicroPerKwh() != news.powerPriceMicroPerKwh()) {
        price.set(priceText(news.powerPriceMicroPerKwh()));
        priceError.set("");
      }
      if (old == null || old.lendingWatts() != news.lendingWatts()) {
        watts.set(news.lendingWatts() == 0 ? "" : Integer.toString(news.lendingWatts()));
        wattsError.set("");
      }
      current.set(news);
    } finally {
      loading = false;
    }
  }

  private void chosen() {
    SettingsView now = current.get();
    if (loading || now == null) {
      return;
    }
    save(
        new SettingsView(
            orElse(mode.get(), now.mode()),
            orElse(from.get(), now.scheduleFrom()),
            orElse(to.get(), now.scheduleTo()),
            orElse(settle.get(), now.settle()),
            typedPrice().orElse(now.powerPriceMicroPerKwh()),
            orElse(currency.get(), now.currency()),
            typedWatts().orElse(now.lendingWatts()),
            orElse(startWithComputer.get(), now.startWithComputer()),
            orElse(theme.get(), now.theme()),
            now.wizardStep(),
            now.wizardDone(),
            now.closingExplained()));
  }

  private void save(SettingsView wanted) {
    if (wanted.equals(current.get())) {
      return;
    }
    current.set(wanted);
    underWay++;
    agent.send(
        new Command.SaveSettings(wanted),
        reply -> {
          underWay--;
          if (reply instanceof Reply.Refused(var _, String sentence)) {
            refusal.set(sentence);
            SettingsView truth = heard;
            if (truth != null && underWay == 0) {
              load(truth);
            }
          } else {
            refusal.set("");
          }
        });
  }

  private Optional<Long> typedPrice() {
    if (price.get().isBlank()) {
      return Optional.of(0L);
    }
    return formats
        .parse(price.get())
        .filter(number -> number.signum() >= 0 && number.compareTo(MAX_PRICE) <= 0)
        .map(number -> number.movePointRight(PRICE_DECIMALS))
        .filter(micro -> micro.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValueExact);
  }

  private Optional<Integer> typedWatts() {
    String typed = watts.get().strip();
    if (typed.isEmpty()) {
      return Optional.of(0);
    }
    return typed.matches("\\d{1,4}")
        ? Optional.of(Integer.valueOf(typed)).filter(number -> number <= MAX_WATTS)
        : Optional.empty();
  }

  private String priceText(long micro) {
    return micro == 0
        ? ""
        : formats.editable(BigDecimal.valueOf(micro, PRICE_DECIMALS).stripTrailingZeros());
  }

  private static <T> T orElse(@Nullable T chosen, T before) {
    return chosen == null ? before : chosen;
  }

  /** When to lend. */
  public ObjectProperty<SettingsView.@Nullable LendingMode> mode() {
    return mode;
  }

  /** Start of the daily window. */
  public ObjectProperty<@Nullable LocalTime> from() {
    return from;
  }

  /** End of the daily window. */
  public ObjectProperty<@Nullable LocalTime> to() {
    return to;
  }

  /** How long nothing must hold before lending comes back. */
  public ObjectProperty<@Nullable Duration> settle() {
    return settle;
  }

  /** The power price as it is typed; empty while none is set. */
  public StringProperty price() {
    return price;
  }

  /** The currency of that price. */
  public ObjectProperty<@Nullable String> currency() {
    return currency;
  }

  /** The watts as they are typed; empty while none are set. */
  public StringProperty watts() {
    return watts;
  }

  /** Whether the agent starts at login. */
  public ObjectProperty<@Nullable Boolean> startWithComputer() {
    return startWithComputer;
  }

  /** The window's colours. */
  public ObjectProperty<SettingsView.@Nullable Theme> theme() {
    return theme;
  }

  /** What is wrong with the typed price; may be empty. */
  public ReadOnlyStringProperty priceError() {
    return priceError.getReadOnlyProperty();
  }

  /** What is wrong with the typed watts; may be empty. */
  public ReadOnlyStringProperty wattsError() {
    return wattsError.getReadOnlyProperty();
  }

  /** Why the agent refused the last change; may be empty. */
  public ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** The settings as they stand, own changes included; null until the agent has spoken. */
  public ReadOnlyObjectProperty<@Nullable SettingsView> current() {
    return current.getReadOnlyProperty();
  }
}
