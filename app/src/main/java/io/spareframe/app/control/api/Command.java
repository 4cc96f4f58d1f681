package io.spareframe.app.control.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an agent can be told to do. Each is answered by one {@link Reply}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Pause.class, name = "pause"),
  @JsonSubTypes.Type(value = Command.Resume.class, name = "resume"),
  @JsonSubTypes.Type(value = Command.SubmitSample.class, name = "submit-sample"),
  @JsonSubTypes.Type(value = Command.SubmitPacked.class, name = "submit-packed"),
  @JsonSubTypes.Type(value = Command.CancelJob.class, name = "cancel-job"),
  @JsonSubTypes.Type(value = Command.GetPicture.class, name = "get-picture"),
  @JsonSubTypes.Type(value = Command.SaveSettings.class, name = "save-settings"),
  @JsonSubTypes.Type(value = Command.AddGame.class, name = "add-game"),
  @JsonSubTypes.Type(value = Command.RemoveGame.class, name = "remove-game"),
  @JsonSubTypes.Type(value = Command.LookForDevices.class, name = "look-for-devices"),
  @JsonSubTypes.Type(value = Command.ImportWallet.class, name = "import-wallet"),
  @JsonSubTypes.Type(value = Command.UnlockWallet.class, name = "unlock-wallet"),
  @JsonSubTypes.Type(value = Command.LockWallet.class, name = "lock-wallet"),
  @JsonSubTypes.Type(value = Command.ExportLedger.class, name = "export-ledger"),
  @JsonSubTypes.Type(value = Command.Quit.class, name = "quit"),
})
public sealed interface Command {

  /**
   * Stops lending at once.
   *
   * @param howLong after which it comes back by itself; null = until {@link Resume}
   */
  record Pause(@Nullable Duration howLong) implements Command {}

  /** Ends a pause by the user and skips the wait after the last hold. */
  record Resume() implements Command {}

  /** Submits the sample job. Answered by {@link Reply.Submitted}. */
  record SubmitSample() implements Command {}

  /**
   * Submits a job from a packed folder on the agent's machine. Answered by {@link Reply.Submitted}.
   *
   * @param folder its absolute path
   * @param priceUnits offered for the whole job, in the smallest unit of the test credit
   */
  record SubmitPacked(String folder, BigInteger priceUnits) implements Command {}

  /** Cancels a job; what it has delivered stays paid. */
  record CancelJob(String jobId) implements Command {}

  /** Asks for a job's newest picture. Answered by {@link Reply.Picture}. */
  record GetPicture(String jobId) implements Command {}

  /** Saves the settings and acts on them. */
  record SaveSettings(SettingsView settings) implements Command {}

  /**
   * Makes a program pause lending while it runs.
   *
   * @param program its path, or its file name
   * @param name for people
   */
  record AddGame(String program, String name) implements Command {}

  /** Takes a program that the user added off the list. */
  record RemoveGame(String gameId) implements Command {}

  /** Looks for devices again, after a driver was installed. */
  record LookForDevices() implements Command {}

  /**
   * Makes the wallet from a recovery phrase. A new wallet is made the same way: whoever asks draws
   * the phrase, so that it never travels in a reply. The arrays are wiped once they were used.
   *
   * @param phrase the BIP-39 words, one space between
   * @param password that the key file is to be locked with
   */
  record ImportWallet(char[] phrase, char[] password) implements Command {}

  /** Unlocks the wallet for signing. The array is wiped once it was used. */
  record UnlockWallet(char[] password) implements Command {}

  /** Wipes the unlocked key from memory. */
  record LockWallet() implements Command {}

  /** Asks for every ledger entry as CSV. Answered by {@link Reply.Csv}. */
  record ExportLedger() implements Command {}

  /** Ends the agent: the job at hand is kept as a checkpoint. */
  record Quit() implements Command {}
}
