package io.spareframe.ui.wallet;

import io.spareframe.app.control.client.RecoveryPhrase;
import io.spareframe.ui.kit.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The fields that a recovery phrase is typed into, one a word. A phrase pasted into one of them is
 * spread over them all; an unknown word is marked when its field is left.
 */
final class PhraseFields {

  private static final int COLUMNS = 4;
  private static final int FEW = 12;
  private static final int MANY = 24;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final Texts texts;
  private final GridPane grid;
  private final List<TextField> fields = new ArrayList<>();
  private boolean spreading;

  PhraseFields(GridPane grid, Texts texts) {
    this.grid = grid;
    this.texts = texts;
    grow(FEW);
  }

  /** Makes room for the longest phrase. */
  void more() {
    grow(MANY);
  }

  /** Empties the fields and leaves room for the usual phrase. */
  void clear() {
    fields.forEach(field -> field.setText(""));
    while (fields.size() > FEW) {
      fields.removeLast();
      grid.getChildren().removeLast();
    }
  }

  /** Whether all the room there can be is there. */
  boolean full() {
    return fields.size() == MANY;
  }

  /** The words with one space between; whoever asks wipes them. */
  char[] phrase() {
    int length = 0;
    for (TextField field : fields) {
      length += field.getLength() + 1;
    }
    char[] phrase = new char[length];
    int at = 0;
    for (TextField field : fields) {
      CharSequence word = field.getCharacters();
      for (int i = 0; i < word.length(); i++) {
        phrase[at++] = word.charAt(i);
      }
      phrase[at++] = ' ';
    }
    return phrase;
  }

  void focus() {
    fields.getFirst().requestFocus();
  }

  private void grow(int count) {
    for (int i = fields.size(); i < count; i++) {
      TextField field = new TextField();
      int index = i;
      field.setAccessibleText(texts.say("confirm.word", i + 1));
      field.setMinWidth(0);
      HBox.setHgrow(field, Priority.ALWAYS);
      field.textProperty().subscribe((_, text) -> typed(index, text));
      field.focusedProperty().subscribe((was, is) -> mark(field, was && !is));
      Label number = new Label(Integer.toString(i + 1));
      number.getStyleClass().add("sf-word-number");
      HBox row = new HBox(number, field);
      row.getStyleClass().add("sf-word-field");
      GridPane.setHgrow(row, Priority.ALWAYS);
      grid.add(row, i % COLUMNS, i / COLUMNS);
      fields.add(field);
    }
  }

  private void typed(int index, String text) {
    fields.get(index).pseudoClassStateChanged(WRONG, false);
    List<String> words = SPACE.splitAsStream(text.strip()).toList();
    if (spreading || words.size() < 2) {
      return;
    }
    spreading = true;
    try {
      if (index + words.size() > FEW) {
        grow(MANY);
      }
      for (int i = 0; i < words.size() && index + i < fields.size(); i++) {
        fields.get(index + i).setText(words.get(i));
        mark(fields.get(index + i), true);
      }
    } finally {
      spreading = false;
    }
  }

  private static void mark(TextField field, boolean finished) {
    if (finished) {
      char[] word = field.getText().strip().toCharArray();
      field.pseudoClassStateChanged(WRONG, word.length > 0 && !RecoveryPhrase.knows(word));
      Arrays.fill(word, '\0');
    }
  }
}
