package io.spareframe.ui.kit;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Children side by side in equal columns, in as many rows as the width asks for. */
public final class ColumnGrid extends Pane {

  private static final double GAP = 14;

  private int mostColumns = 1;
  private double narrowest;

  /** How many columns there are where there is room; halved until they are wide enough. */
  public int getMostColumns() {
    return mostColumns;
  }

  public void setMostColumns(int mostColumns) {
    this.mostColumns = mostColumns;
    requestLayout();
  }

  /** The narrowest that a column may be, in pixels. */
  public double getNarrowest() {
    return narrowest;
  }

  public void setNarrowest(double narrowest) {
    this.narrowest = narrowest;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    List<Node> shown = getManagedChildren();
    int columns = columns(width);
    double columnWidth = columnWidth(width, columns);
    double height = 0;
    for (int first = 0; first < shown.size(); first += columns) {
      height += rowHeight(shown, first, columns, columnWidth) + (first == 0 ? 0 : GAP);
    }
    return height;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    List<Node> shown = getManagedChildren();
    int columns = columns(getWidth());
    double columnWidth = columnWidth(getWidth(), columns);
    double y = 0;
    for (int first = 0; first < shown.size(); first += columns) {
      double height = rowHeight(shown, first, columns, columnWidth);
      for (int i = first; i < Math.min(first + columns, shown.size()); i++) {
        double x = (i - first) * (columnWidth + GAP);
        layoutInArea(
            shown.get(i), x, y, columnWidth, height, 0, null, true, true, HPos.LEFT, VPos.TOP);
      }
      y += height + GAP;
    }
  }

  private int columns(double width) {
    int columns = mostColumns;
    while (columns > 1 && columnWidth(width, columns) < narrowest) {
      columns = (columns + 1) / 2;
    }
    return columns;
  }

  private static double columnWidth(double width, int columns) {
    return Math.max(0, (width - (columns - 1) * GAP) / columns);
  }

  private static double rowHeight(List<Node> shown, int first, int columns, double columnWidth) {
    double highest = 0;
    for (int i = first; i < Math.min(first + columns, shown.size()); i++) {
      highest = Math.max(highest, shown.get(i).prefHeight(columnWidth));
    }
    return highest;
  }
}
