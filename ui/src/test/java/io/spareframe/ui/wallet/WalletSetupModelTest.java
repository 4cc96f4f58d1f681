package io.spareframe.ui.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.wallet.WalletSetupModel.Step;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalletSetupModelTest {

  /** The first test vector of the reference implementation: entropy of zeros. */
  private static final String KNOWN_PHRASE = "abandon ".repeat(11) + "about";

  private final NotedAgent agent = new NotedAgent();
  private final WalletSetupModel model = new WalletSetupModel(agent, new Random(7));

  @Test
  void aNewWalletIsMadeFromTheWordsThatWereShown() {
    model.create();
    List<String> words = model.words();
    assertThat(words).hasSize(12);
    model.wroteDown();
    assertThat(model.asked()).hasSize(3).doesNotHaveDuplicates().isSorted();
    model.confirm(model.asked().stream().map(i -> words.get(i).toCharArray()).toList());
    assertThat(model.step().get()).isEqualTo(Step.PASSWORD);
    model.finish("correct horse".toCharArray(), "correct horse".toCharArray());
    Command.ImportWallet sent = (Command.ImportWallet) agent.last();
    assertThat(new String(sent.phrase())).isEqualTo(String.join(" ", words));
    assertThat(new String(sent.password())).isEqualTo("correct horse");
    agent.answer(new Reply.Done());
    assertThat(model.step().get()).isEqualTo(Step.DONE);
  }

  @Test
  void nothingSecretRemainsAfterwards() {
    model.create();
    List<String> words = model.words();
    model.wroteDown();
    model.confirm(model.asked().stream().map(i -> words.get(i).toCharArray()).toList());
    char[] password = "correct horse".toCharArray();
    char[] again = "correct horse".toCharArray();
    model.finish(password, again);
    agent.answer(new Reply.Done());
    Command.ImportWallet sent = (Command.ImportWallet) agent.last();
    assertThat(sent.phrase()).containsOnly('\0');
    assertThat(password).containsOnly('\0');
    assertThat(again).containsOnly('\0');
    assertThat(model.words()).isEmpty();
  }

  @Test
  void twoNewWalletsHaveDifferentWords() {
    model.create();
    List<String> first = model.words();
    model.leave();
    model.create();
    assertThat(model.words()).isNotEqualTo(first);
  }

  @Test
  void aWrongWordIsNamedByItsNumberAndNotAccepted() {
    model.create();
    List<String> words = model.words();
    model.wroteDown();
    List<char[]> answers =
        model.asked().stream()
            .map(i -> words.get(i).toUpperCase(Locale.ROOT).toCharArray())
            .toList();
    answers.get(1)[0] = '?';
    model.confirm(answers);
    assertThat(model.step().get()).isEqualTo(Step.CONFIRM);
    assertThat(model.error().get()).contains("Word " + (model.asked().get(1) + 1));
  }

  @Test
  void aPhraseThatIsNoneIsRefusedBeforeAnythingIsSent() {
    model.startImport();
    model.enter("abandon abandon abandon".toCharArray());
    assertThat(model.step().get()).isEqualTo(Step.ENTER);
    assertThat(model.error().get()).contains("12, 15, 18, 21 or 24 words");
    model.enter("abandon ".repeat(12).toCharArray());
    assertThat(model.error().get()).contains("do not fit together");
    assertThat(agent.heard()).isEmpty();
  }

  @Test
  void aKnownPhraseIsImported() {
    model.startImport();
    char[] typed = KNOWN_PHRASE.toCharArray();
    model.enter(typed);
    model.finish("correct horse".toCharArray(), "correct horse".toCharArray());
    assertThat(new String(((Command.ImportWallet) agent.last()).phrase())).isEqualTo(KNOWN_PHRASE);
    agent.answer(new Reply.Done());
    assertThat(typed).containsOnly('\0');
  }

  @Test
  void aShortOrMistypedPasswordIsNotSent() {
    model.startImport();
    model.enter(KNOWN_PHRASE.toCharArray());
    model.finish("short".toCharArray(), "short".toCharArray());
    assertThat(model.error().get()).contains("at least 10");
    model.finish("correct horse".toCharArray(), "correct house".toCharArray());
    assertThat(model.error().get()).contains("not the same");
    assertThat(agent.heard()).isEmpty();
  }

  @Test
  void aRefusalLeavesThePhraseForAnotherTry() {
    model.startImport();
    model.enter(KNOWN_PHRASE.toCharArray());
    model.finish("correct horse".toCharArray(), "correct horse".toCharArray());
    agent.refuse("The disk is full.");
    assertThat(model.error().get()).isEqualTo("The disk is full.");
    assertThat(model.step().get()).isEqualTo(Step.PASSWORD);
    model.finish("correct horse".toCharArray(), "correct horse".toCharArray());
    assertThat(new String(((Command.ImportWallet) agent.last()).phrase())).isEqualTo(KNOWN_PHRASE);
  }

  @Test
  void aPasswordIsRatedByHowHardItIsToGuess() {
    assertThat(PasswordStrength.of("abc".toCharArray())).isEqualTo(PasswordStrength.TOO_SHORT);
    assertThat(PasswordStrength.of("password12".toCharArray())).isEqualTo(PasswordStrength.WEAK);
    assertThat(PasswordStrength.of("violet-tractor-94-umbra".toCharArray()))
        .isEqualTo(PasswordStrength.STRONG);
  }
}
