package io.spareframe.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.SettingsView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.place.DataFolder;
import io.spareframe.ui.support.OpenWindow;
import io.spareframe.ui.support.Png;
import io.spareframe.ui.support.Samples;
import io.spareframe.ui.support.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clicks the whole window; the agent's end is a real control socket with a script behind it. */
class WindowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private @Nullable ScriptedAgent agent;
  private @Nullable OpenWindow window;

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
    if (agent != null) {
      agent.close();
    }
  }

  @Test
  void theDashboardPausesAndResumes() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("Lending: Stanford bunny, 43 %, 12 s left");
    open.click("pauseButton");
    awaitHeard(new Command.Pause(null));
    change(s -> Samples.with(s, Samples.paused()));
    open.awaitText("Paused: you paused it");
    assertThat(open.sees("pauseButton")).isFalse();
    open.click("resumeButton");
    awaitHeard(new Command.Resume());
  }

  @Test
  void pausingForAnHourIsInTheMenuOfTheButton() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitNode("pauseButton");
    OpenWindow.onUi(
        () -> {
          ((SplitMenuButton) open.awaitNow("pauseButton")).getItems().getFirst().fire();
          return true;
        });
    awaitHeard(new Command.Pause(Duration.ofHours(1)));
  }

  @Test
  void theSampleJobIsOneClickAwayWhereThereAreNoJobs() throws Exception {
    OpenWindow open = open(Samples.afterWizard(Samples.fresh()));
    open.awaitText("No jobs yet");
    open.awaitText("This desktop has no tray, so there is no icon.");
    open.click("sampleButton");
    awaitHeard(new Command.SubmitSample());
    change(
        s ->
            Samples.withJobs(
                s, List.of(Samples.job("j9", "Sample", JobView.State.QUEUED, 0, 0, 0))));
    open.awaitText("Sample");
    assertThat(open.sees("sampleButton")).isFalse();
  }

  @Test
  void aRefusedSampleSaysWhyOnTheDashboard() throws Exception {
    OpenWindow open = open(Samples.afterWizard(Samples.fresh()));
    answering(
        command ->
            command instanceof Command.SubmitSample
                ? new Reply.Refused(Reply.Reason.UNAVAILABLE, "There is no device to run it.")
                : null);
    open.click("sampleButton");
    open.awaitText("There is no device to run it.");
  }

  @Test
  void thePictureIsFetchedAgainWhenItHasGrown() throws Exception {
    byte[] png = Png.encode(OpenWindow.onUiStarted(() -> new WritableImage(32, 18)));
    OpenWindow open = open(Samples.afterWizard(Samples.fresh()));
    AtomicInteger fetched = new AtomicInteger();
    answering(
        command -> {
          if (command instanceof Command.GetPicture) {
            fetched.incrementAndGet();
            return new Reply.Picture(png);
          }
          return null;
        });
    change(s -> withJob(s, Samples.job("j4", "Bunny", JobView.State.RUNNING, 100, 1, 10)));
    await().atMost(PATIENCE).until(() -> fetched.get() == 1);
    change(s -> withJob(s, Samples.job("j4", "Bunny", JobView.State.RUNNING, 150, 1, 10)));
    change(s -> withJob(s, Samples.job("j4", "Bunny", JobView.State.RUNNING, 200, 2, 20)));
    await().atMost(PATIENCE).until(() -> fetched.get() == 2);
    open.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    open.awaitNode("saveButton");
    assertThat(fetched).hasValue(2);

    Path saved = folder.resolve("bunny.png");
    open.files().choose(saved);
    open.click("saveButton");
    open.awaitText("Saved as " + saved + ".");
    assertThat(Files.readAllBytes(saved)).isEqualTo(png);

    open.click("pictureButton");
    open.clickText("Close");
    open.awaitNoText("Close");
  }

  @Test
  void aJobIsCancelledOnlyAfterTheQuestion() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    open.click("cancelButton");
    open.clickText("Keep it");
    open.awaitNoText("Keep it");
    assertThat(commands()).noneMatch(c -> c instanceof Command.CancelJob);
    open.click("cancelButton");
    open.clickText("Cancel the job");
    awaitHeard(new Command.CancelJob("j4"));
  }

  @Test
  void aProgramIsAddedFromItsFileAndRemovedAgain() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    open.click("addButton");
    open.files().choose(Path.of("/games/Nova.x86_64"));
    open.click("browse");
    assertThat(open.textOf("name")).isEqualTo("Nova");
    open.click("addYes");
    awaitHeard(new Command.AddGame("/games/Nova.x86_64", "Nova"));
    open.awaitText("Running now");
    open.clickText("OpenTTD");
    open.click("removeButton");
    awaitHeard(new Command.RemoveGame("g5"));
  }

  @Test
  void aWalletIsMadeFromShownWords() throws Exception {
    OpenWindow open = open(Samples.afterWizard(Samples.fresh()));
    open.awaitText("No jobs yet");
    open.click("walletButton");
    open.click("createButton");
    open.awaitNode("wroteButton");
    List<String> words = OpenWindow.onUi(() -> open.textsOfClass("sf-word-text"));
    assertThat(words).hasSize(12);
    open.click("wroteButton");
    open.awaitNode("confirmButton");
    List<String> asked = OpenWindow.onUi(() -> open.labelsStarting("Word "));
    assertThat(asked).hasSize(3);
    assertThat(open.textsOfClass("sf-word-text")).isEmpty();
    for (int i = 0; i < asked.size(); i++) {
      int number = Integer.parseInt(asked.get(i).substring("Word ".length()));
      open.robot().write(words.get(number - 1));
      open.press(i < asked.size() - 1 ? KeyCode.TAB : KeyCode.ENTER);
    }
    open.type("first", "violet-tractor-94");
    open.awaitText("Strong");
    open.type("again", "violet-tractor-94");
    open.click("finishButton");
    await()
        .atMost(PATIENCE)
        .until(() -> commands().stream().anyMatch(c -> c instanceof Command.ImportWallet));
    Command.ImportWallet sent = (Command.ImportWallet) commands().getLast();
    assertThat(new String(sent.phrase())).isEqualTo(String.join(" ", words));
    change(s -> Samples.with(s, new WalletView(WalletView.State.UNLOCKED, Samples.ADDRESS)));
    await().atMost(PATIENCE).until(() -> open.textOf("address").equals(Samples.ADDRESS));
    open.click("lockButton");
    awaitHeard(new Command.LockWallet());
    change(s -> Samples.with(s, new WalletView(WalletView.State.LOCKED, Samples.ADDRESS)));
    open.type("password", "violet-tractor-94");
    open.click("unlockButton");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                commands().getLast() instanceof Command.UnlockWallet(char[] password)
                    && new String(password).equals("violet-tractor-94"));
    open.click("copyButton");
    assertThat(OpenWindow.onUi(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(Samples.ADDRESS);
  }

  @Test
  void aPastedPhraseFillsAllFieldsAndAWrongOneIsExplained() throws Exception {
    OpenWindow open = open(Samples.afterWizard(Samples.fresh()));
    open.awaitText("No jobs yet");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    open.click("importButton");
    open.awaitNode("enterButton");
    OpenWindow.onUi(
        () -> {
          ((TextInputControl) open.scene().getFocusOwner()).setText("abandon ".repeat(12));
          return true;
        });
    open.click("enterButton");
    open.awaitText("These words do not fit together: one may be wrong, or two may be swapped.");
    OpenWindow.onUi(
        () -> {
          open.fields("sf-word-field").get(11).setText("about");
          return true;
        });
    open.click("enterButton");
    open.awaitText("Choose a password");
  }

  @Test
  void settingsAreSavedAsTheyAreChosen() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    open.click("byHand");
    awaitSettings(s -> s.mode() == SettingsView.LendingMode.ONLY_BY_HAND);
    open.click("themeDark");
    awaitSettings(s -> s.theme() == SettingsView.Theme.DARK);
    open.click("price");
    open.press(KeyCode.CONTROL, KeyCode.A);
    open.robot().write("0.275");
    open.press(KeyCode.TAB);
    awaitSettings(s -> s.powerPriceMicroPerKwh() == 275_000);
    open.click("start");
    awaitSettings(SettingsView::startWithComputer);
  }

  @Test
  void theLedgerIsExportedToAFile() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    open.awaitNode("exportButton");
    Path saved = folder.resolve("ledger.csv");
    open.files().choose(saved);
    OpenWindow.onUi(
        () -> {
          ((Button) open.awaitNow("exportButton")).fire();
          return true;
        });
    open.awaitText("Saved as " + saved + ".");
    assertThat(Files.readString(saved)).isEqualTo("when,what,amount\n");
  }

  @Test
  void theWizardIsGoneThroughByKeyboardAndEndsAtTheDashboard() throws Exception {
    OpenWindow open = open(Samples.fresh());
    open.awaitText("The game comes first");
    open.press(KeyCode.ENTER);
    open.awaitText("NVIDIA GeForce RTX 4070");
    open.press(KeyCode.ENTER);
    open.awaitText("Your games");
    open.press(KeyCode.ENTER);
    open.awaitText("When may Spareframe lend?");
    open.press(KeyCode.ENTER);
    open.awaitText("What does power cost you?");
    open.type("price", "0.31");
    open.press(KeyCode.ENTER);
    awaitSettings(s -> s.powerPriceMicroPerKwh() == 310_000);
    open.click("nextButton");
    open.awaitText("Where should earnings go?");
    open.clickText("Later");
    open.awaitText("Start with the computer?");
    open.click("startYes");
    awaitSettings(SettingsView::startWithComputer);
    open.click("nextButton");
    open.awaitText("0.31 EUR per kWh");
    awaitSettings(s -> s.wizardStep() == 7 && !s.wizardDone());
    open.click("nextButton");
    open.awaitText("No jobs yet");
    awaitSettings(SettingsView::wizardDone);
  }

  @Test
  void theWizardCanBeSkipped() throws Exception {
    OpenWindow open = open(Samples.fresh());
    open.click("skipButton");
    open.awaitText("No jobs yet");
  }

  @Test
  void closingExplainsItselfOnceAndLeavesTheAgentAlone() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.requestClose();
    open.awaitText(
        "Lending goes on in the background without this window. To stop it for good, quit"
            + " Spareframe.");
    awaitSettings(SettingsView::closingExplained);
    assertThat(OpenWindow.onUi(() -> open.stage().isShowing())).isTrue();
    open.click("closeButton");
    await().atMost(PATIENCE).until(() -> OpenWindow.onUi(() -> !open.stage().isShowing()));
    assertThat(commands()).noneMatch(c -> c instanceof Command.Quit);
  }

  @Test
  void quittingIsSentToTheAgent() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    open.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    open.awaitNode("version");
    OpenWindow.onUi(
        () -> {
          ((Button) open.awaitNow("quitButton")).fire();
          return true;
        });
    awaitHeard(new Command.Quit());
    await().atMost(PATIENCE).until(() -> OpenWindow.onUi(() -> !open.stage().isShowing()));
  }

  @Test
  void aLostAgentIsSaidAndFoundAgain() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    requireAgent().close();
    open.awaitText("That did not work");
    agent = new ScriptedAgent(new DataFolder(folder), Samples.busy());
    open.click("againButton");
    open.awaitText("All jobs");
  }

  @Test
  void whateverIsOnlyAnIconOrAPictureHasWords() throws Exception {
    OpenWindow open = open(Samples.busy());
    open.awaitText("All jobs");
    for (KeyCode screen :
        List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5)) {
      open.press(KeyCode.CONTROL, screen);
      assertThat(OpenWindow.onUi(open::wordless)).as(screen.getName()).isEmpty();
    }
  }

  private OpenWindow open(Snapshot first) throws Exception {
    DataFolder data = new DataFolder(folder);
    agent = new ScriptedAgent(data, first);
    OpenWindow opened = new OpenWindow(data);
    window = opened;
    return opened;
  }

  private ScriptedAgent requireAgent() {
    return Objects.requireNonNull(agent);
  }

  private List<Command> commands() {
    return requireAgent().heard();
  }

  private void answering(ScriptedAgent.Script script) {
    requireAgent().answer(script);
  }

  private void change(UnaryOperator<Snapshot> how) {
    requireAgent().change(how);
  }

  private static Snapshot withJob(Snapshot snapshot, JobView job) {
    return Samples.withJobs(snapshot, List.of(job));
  }

  private void awaitHeard(Command command) {
    await(command.toString()).atMost(PATIENCE).until(() -> commands().contains(command));
  }

  private void awaitSettings(Predicate<SettingsView> wanted) {
    await().atMost(PATIENCE).until(() -> wanted.test(requireAgent().snapshot().settings()));
  }
}
