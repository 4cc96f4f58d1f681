package io.spareframe.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** Small steps that every view takes. */
public final class Nodes {

  private Nodes() {}

  /** Shows the node while the condition holds; hidden, it takes no room. */
  public static void showWhile(Node node, ObservableValue<Boolean> condition) {
    node.managedProperty().bind(node.visibleProperty());
    node.visibleProperty().bind(condition);
  }

  /** Gives the node one of several style classes that exclude each other. */
  public static void style(Node node, List<String> all, String one) {
    List<String> classes = new ArrayList<>(node.getStyleClass());
    classes.removeAll(all);
    classes.add(one);
    if (!classes.equals(node.getStyleClass())) {
      node.getStyleClass().setAll(classes);
    }
  }

  /** Makes the list hold these items and touches only those that differ. */
  public static <T> void refresh(ObservableList<T> list, List<T> items) {
    if (list.size() != items.size()) {
      list.setAll(items);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!list.get(i).equals(items.get(i))) {
        list.set(i, items.get(i));
      }
    }
  }
}
