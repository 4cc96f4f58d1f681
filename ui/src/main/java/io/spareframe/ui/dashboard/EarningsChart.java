package io.spareframe.ui.dashboard;

import io.spareframe.ui.dashboard.DashboardState.Bar;
import io.spareframe.ui.dashboard.DashboardState.Chart;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * Earnings over time as bars that touch the ground, a label every few. The toolkit's bar chart
 * reserves room for two axes and animates; this one is as calm as the rest of the screen.
 */
public final class EarningsChart extends Region {

  private static final double GAP_SHARE = 0.28;
  private static final double WIDEST_BAR = 34;
  private static final double LEAST_BAR = 2;
  private static final double LABEL_ROOM = 76;
  private static final double UNDER_BARS = 6;
  private static final double HEIGHT = 124;

  private final Region ground = new Region();
  private final Label empty = new Label();
  private final List<Region> bars = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private List<Bar> shown = List.of();

  public EarningsChart() {
    getStyleClass().add("sf-chart");
    ground.getStyleClass().add("sf-chart-ground");
    empty.getStyleClass().add("sf-muted");
    empty.setVisible(false);
    getChildren().addAll(ground, empty);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
  }

  /** Shows these earnings. */
  public void show(Chart chart) {
    if (chart.bars().equals(shown)) {
      return;
    }
    shown = chart.bars();
    setAccessibleText(chart.summary());
    empty.setText(chart.summary());
    empty.setVisible(!chart.earned());
    while (bars.size() < shown.size()) {
      addBar();
    }
    while (bars.size() > shown.size()) {
      getChildren().removeAll(bars.removeLast(), labels.removeLast());
    }
    for (int i = 0; i < shown.size(); i++) {
      Bar bar = shown.get(i);
      labels.get(i).setText(bar.axisLabel());
      Tooltip tip = new Tooltip(bar.words());
      tip.setShowDelay(Duration.millis(150));
      Tooltip.install(bars.get(i), tip);
    }
    requestLayout();
  }

  private void addBar() {
    Region bar = new Region();
    bar.getStyleClass().add("sf-chart-bar");
    Label label = new Label();
    label.getStyleClass().addAll("sf-chart-label", "sf-muted");
    bars.add(bar);
    labels.add(label);
    getChildren().addAll(bar, label);
  }

  @Override
  protected void layoutChildren() {
    double labelHeight = labels.isEmpty() ? 0 : labels.getFirst().prefHeight(-1);
    double width = getWidth();
    double floor = snapPositionY(Math.max(0, getHeight() - labelHeight - UNDER_BARS));
    ground.resizeRelocate(0, floor, width, 1);
    layoutInArea(empty, 0, 0, width, floor, 0, HPos.CENTER, VPos.CENTER);
    double place = bars.isEmpty() ? width : width / bars.size();
    double barWidth = Math.min(WIDEST_BAR, place * (1 - GAP_SHARE));
    int labelEvery = Math.max(1, (int) Math.ceil(LABEL_ROOM / Math.max(1, place)));
    for (int i = 0; i < bars.size(); i++) {
      double share = shown.get(i).share();
      double height = share == 0 ? 0 : Math.max(LEAST_BAR, share * (floor - LEAST_BAR));
      double centre = (i + 0.5) * place;
      bars.get(i)
          .resizeRelocate(
              snapPositionX(centre - barWidth / 2),
              snapPositionY(floor - height),
              snapSizeX(barWidth),
              snapSizeY(height));
      Label label = labels.get(i);
      double labelWidth = label.prefWidth(-1);
      double left = Math.clamp(centre - labelWidth / 2, 0, Math.max(0, width - labelWidth));
      label.setVisible(i % labelEvery == 0 && (i == 0 || left + labelWidth <= width));
      label.resizeRelocate(
          snapPositionX(left), snapPositionY(floor + UNDER_BARS), labelWidth, labelHeight);
    }
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
