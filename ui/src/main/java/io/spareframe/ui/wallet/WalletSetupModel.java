package io.spareframe.ui.wallet;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.client.RecoveryPhrase;
import io.spareframe.ui.kit.Texts;
import io.spareframe.ui.link.Agent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The way to a wallet, step by step: create (write the words down, prove it) or import (type them),
 * then a password. The phrase is held here only, as characters that are wiped when the way ends.
 */
public final class WalletSetupModel {

  /** How many of the words are asked for again. */
  static final int WORDS_ASKED = 3;

  private final Texts texts = Texts.of(WalletSetupModel.class);
  private final Agent agent;
  private final RandomGenerator random;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CHOOSE);
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable RecoveryPhrase drawn;
  private char @Nullable [] typed;
  private List<Integer> asked = List.of();

  /**
   * @param random chooses which words are asked for again; nothing secret comes from it
   */
  public WalletSetupModel(Agent agent, RandomGenerator random) {
    this.agent = agent;
    this.random = random;
  }

  /** Where the way stands. */
  public enum Step {
    CHOOSE,
    WRITE_DOWN,
    CONFIRM,
    ENTER,
    PASSWORD,
    DONE
  }

  /** Draws a new phrase, to be written down. */
  public void create() {
    forget();
    drawn = RecoveryPhrase.draw();
    go(Step.WRITE_DOWN);
  }

  /** Asks for a phrase that the user has. */
  public void startImport() {
    forget();
    go(Step.ENTER);
  }

  /** Goes one step back; what was secret before the choice is forgotten. */
  public void back() {
    switch (step.get()) {
      case CONFIRM -> go(Step.WRITE_DOWN);
      case PASSWORD -> go(drawn != null ? Step.WRITE_DOWN : Step.ENTER);
      case CHOOSE, WRITE_DOWN, ENTER, DONE -> leave();
    }
  }

  /** Ends the way wherever it stands; nothing secret remains. */
  public void leave() {
    forget();
    go(Step.CHOOSE);
  }

  /** The new phrase's words, in order; empty where there is none. */
  public List<String> words() {
    RecoveryPhrase phrase = drawn;
    return phrase == null
        ? List.of()
        : IntStream.range(0, phrase.count()).mapToObj(i -> String.valueOf(phrase.word(i))).toList();
  }

  /** The user says the words are written down: asks for some of them. */
  public void wroteDown() {
    RecoveryPhrase phrase = drawn;
    if (phrase == null) {
      throw new IllegalStateException("no phrase was drawn");
    }
    asked = random.ints(0, phrase.count()).distinct().limit(WORDS_ASKED).sorted().boxed().toList();
    go(Step.CONFIRM);
  }

  /** Which words are asked for, counted from 0. */
  public List<Integer> asked() {
    return asked;
  }

  /** Takes the words that were asked for, in that order. */
  public void confirm(List<char[]> answers) {
    RecoveryPhrase phrase = drawn;
    if (phrase == null || answers.size() != asked.size()) {
      throw new IllegalStateException("these words were not asked for");
    }
    for (int i = 0; i < asked.size(); i++) {
      if (!phrase.isWord(asked.get(i), answers.get(i))) {
        error.set(texts.say("confirm.wrong", asked.get(i) + 1));
        return;
      }
    }
    go(Step.PASSWORD);
  }

  /** Takes a phrase that the user typed; the array is kept, and wiped when the way ends. */
  public void enter(char[] phrase) {
    Optional<String> fault = RecoveryPhrase.check(phrase);
    if (fault.isPresent()) {
      Arrays.fill(phrase, '\0');
      error.set(fault.get());
      return;
    }
    typed = phrase;
    go(Step.PASSWORD);
  }

  /** Takes the password and makes the wallet; both arrays are wiped. */
  public void finish(char[] password, char[] again) {
    boolean same = Arrays.equals(password, again);
    Arrays.fill(again, '\0');
    if (!same || password.length < PasswordStrength.MIN_LENGTH) {
      Arrays.fill(password, '\0');
      error.set(
          same
              ? texts.say("password.short", PasswordStrength.MIN_LENGTH)
              : texts.say("password.different"));
      return;
    }
    error.set("");
    busy.set(true);
    char[] phrase = phrase();
    agent.send(
        new Command.ImportWallet(phrase, password),
        reply -> {
          Arrays.fill(phrase, '\0');
          Arrays.fill(password, '\0');
          busy.set(false);
          if (reply instanceof Reply.Refused(var _, String sentence)) {
            error.set(sentence);
          } else {
            forget();
            go(Step.DONE);
          }
        });
  }

  private char[] phrase() {
    RecoveryPhrase created = drawn;
    char[] imported = typed;
    if (created != null) {
      return created.phrase();
    }
    if (imported != null) {
      return imported.clone();
    }
    throw new IllegalStateException("there is no phrase yet");
  }

  private void go(Step next) {
    error.set("");
    step.set(next);
  }

  private void forget() {
    if (drawn != null) {
      drawn.close();
      drawn = null;
    }
    if (typed != null) {
      Arrays.fill(typed, '\0');
      typed = null;
    }
    asked = List.of();
  }

  /** Where the way stands. */
  public ReadOnlyObjectProperty<Step> step() {
    return step.getReadOnlyProperty();
  }

  /** What is wrong; may be empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /** Whether the wallet is being made. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }
}
