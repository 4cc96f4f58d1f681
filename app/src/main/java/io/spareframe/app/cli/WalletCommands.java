package io.spareframe.app.cli;

import io.spareframe.app.control.api.Command.ImportWallet;
import io.spareframe.app.control.api.Command.LockWallet;
import io.spareframe.app.control.api.Command.UnlockWallet;
import io.spareframe.app.control.client.AgentCall;
import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.control.client.RecoveryPhrase;
import io.spareframe.app.place.DataFolder;
import java.io.Console;
import java.util.Arrays;
import picocli.CommandLine.Command;

/** The wallet in the terminal. Words and passwords are typed without echo. */
@Command(name = "wallet", description = "Your wallet.")
final class WalletCommands {

  private final DataFolder folder;
  private final Terminal terminal;

  WalletCommands(DataFolder folder, Terminal terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  @Command(name = "create", description = "Makes a wallet from twelve new words.")
  int create() throws InterruptedException {
    Console console = console();
    try (AgentCall agent = AgentCall.running(folder);
        RecoveryPhrase phrase = RecoveryPhrase.draw()) {
      console.printf("Write these words down, in this order. Nobody can give them back to you.%n");
      for (int i = 0; i < phrase.count(); i++) {
        char[] word = phrase.word(i);
        console.printf("%4d  ", i + 1);
        console.writer().write(word);
        console.writer().println();
        Arrays.fill(word, '\0');
      }
      console.readLine("Press Enter when you have written them down. ");
      importPhrase(agent, phrase.phrase(), console);
    }
    return 0;
  }

  @Command(name = "import", description = "Makes the wallet from words that you have.")
  int importWords() throws InterruptedException {
    Console console = console();
    try (AgentCall agent = AgentCall.running(folder)) {
      char[] phrase = console.readPassword("Your words, with spaces between: ");
      importPhrase(agent, phrase == null ? new char[0] : phrase, console);
    }
    return 0;
  }

  private void importPhrase(AgentCall agent, char[] phrase, Console console)
      throws InterruptedException {
    char[] password = console.readPassword("A password for the key file: ");
    char[] again = console.readPassword("The same again: ");
    try {
      if (password == null || !Arrays.equals(password, again)) {
        throw new CommandFailure("The two passwords are not the same.");
      }
      agent.send(new ImportWallet(phrase, password));
      terminal.line("Your wallet: " + agent.snapshot().wallet().address());
    } finally {
      wipe(phrase);
      wipe(password);
      wipe(again);
    }
  }

  @Command(name = "unlock", description = "Unlocks the wallet for signing.")
  int unlock() throws InterruptedException {
    char[] password = console().readPassword("Password: ");
    try (AgentCall agent = AgentCall.running(folder)) {
      agent.send(new UnlockWallet(password == null ? new char[0] : password));
      terminal.line("Unlocked.");
      return 0;
    } finally {
      wipe(password);
    }
  }

  @Command(name = "lock", description = "Wipes the unlocked key from memory.")
  int lock() throws InterruptedException {
    try (AgentCall agent = AgentCall.running(folder)) {
      agent.send(new LockWallet());
      terminal.line("Locked.");
      return 0;
    }
  }

  @Command(name = "address", description = "Prints the address that earnings are paid to.")
  int address() {
    try (AgentCall agent = AgentCall.running(folder)) {
      String address = agent.snapshot().wallet().address();
      if (address == null) {
        throw new CommandFailure("There is no wallet yet. Make one with: spareframe wallet create");
      }
      terminal.line(address);
      return 0;
    }
  }

  private static Console console() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new CommandFailure("Words and passwords are typed in a terminal; this is none.");
    }
    return console;
  }

  private static void wipe(char @org.jspecify.annotations.Nullable [] secret) {
    if (secret != null) {
      Arrays.fill(secret, '\0');
    }
  }
}
