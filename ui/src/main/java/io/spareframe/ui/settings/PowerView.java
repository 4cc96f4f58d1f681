package io.spareframe.ui.settings;

import io.spareframe.ui.kit.Fxml;
import io.spareframe.ui.kit.Nodes;
import io.spareframe.ui.kit.Texts;
import java.util.Currency;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** What power costs and how much lending draws; a part of the settings and of the wizard. */
public final class PowerView {

  @FXML private Label priceLabel;
  @FXML private TextField price;
  @FXML private ComboBox<String> currency;
  @FXML private Label priceError;
  @FXML private Label wattsLabel;
  @FXML private TextField watts;
  @FXML private Label wattsError;

  private final Parent root;

  public PowerView(SettingsModel model) {
    this.root = Fxml.load(this, "power.fxml", Texts.of(PowerView.class));
    priceLabel.setLabelFor(price);
    wattsLabel.setLabelFor(watts);
    currency
        .getItems()
        .setAll(
            Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
    currency.valueProperty().bindBidirectional(model.currency());
    price.textProperty().bindBidirectional(model.price());
    watts.textProperty().bindBidirectional(model.watts());
    priceError.textProperty().bind(model.priceError());
    wattsError.textProperty().bind(model.wattsError());
    Nodes.showWhile(priceError, model.priceError().isNotEmpty());
    Nodes.showWhile(wattsError, model.wattsError().isNotEmpty());
    saveWhenLeft(price, model);
    saveWhenLeft(watts, model);
  }

  /** What to put into the window. */
  public Parent root() {
    return root;
  }

  private static void saveWhenLeft(TextField field, SettingsModel model) {
    field.setOnAction(_ -> model.saveTyped());
    field
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              if (was && !is) {
                model.saveTyped();
              }
            });
  }
}
