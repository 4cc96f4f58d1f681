// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.wallet.Bytes32;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans all text that the keys room lets out for the phrase, the password and the key. */
class SecretsStayInsideTest {
  private static final String PHRASE =
      "glow void ketchup thunder digital clock sport half six nice open artefact";
  private static final String PASSWORD = "Sesame-opens-99";

  @TempDir Path folder;
  private final StringBuilder said = new StringBuilder();

  @Test
  void nothingThatIsPrintedThrownOrLoggedHoldsASecret() throws Exception {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    Handler capture = capture();
    root.setLevel(Level.ALL);
    root.addHandler(capture);
    String keyHex;
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      keyHex = exerciseEverything(timer);
    } finally {
      root.removeHandler(capture);
      root.setLevel(before);
    }

    String text = said.toString().toLowerCase(Locale.ROOT);
    assertThat(text).as("something was scanned at all").contains("wallet").contains("locked");
    List<String> secrets = new ArrayList<>(List.of(PHRASE.split(" ")));
    secrets.removeIf(word -> word.length() < 5 || word.equals("clock"));
    assertThat(secrets).hasSizeGreaterThan(4);
    secrets.add(PASSWORD.toLowerCase(Locale.ROOT));
    secrets.add("wr0ng-" + PASSWORD.toLowerCase(Locale.ROOT));
    secrets.add(keyHex);
    secrets.add(new java.math.BigInteger(keyHex, 16).toString());
    assertThat(text).doesNotContain(secrets);
  }

  private String exerciseEverything(ScheduledExecutorService timer) throws IOException {
    String keyHex;
    try (Mnemonic mnemonic = MnemonicTest.valid(PHRASE);
        PrivateKey key = PrivateKey.ofMnemonic(mnemonic)) {
      keyHex = java.util.HexFormat.of().formatHex(key.copyOfSecret());
      say(mnemonic);
      say(Mnemonic.parse(PHRASE.toCharArray()));
      say(key);
      say(key.sign(Bytes32.keccak256()));
      say(new KeystoreOpening.Opened(key));
      key.close();
      sayFailure(() -> key.sign(Bytes32.keccak256()));
    }
    for (String bad : List.of(PHRASE + "x", PHRASE + " glow", PHRASE.replace("void", "open"))) {
      MnemonicParsing parsing = Mnemonic.parse(bad.toCharArray());
      say(parsing);
      if (parsing instanceof MnemonicParsing.Invalid invalid) {
        say(invalid.sentence());
      }
    }
    Path file = folder.resolve("wallet.json");
    Wallet wallet = new Wallet(file, Duration.ofMinutes(1), InstantSource.system(), timer);
    wallet.subscribe(this::say);
    sayFailure(() -> wallet.sign(Bytes32.keccak256()));
    say(wallet.create((PHRASE + "x").toCharArray(), PASSWORD.toCharArray()));
    say(wallet.create(PHRASE.toCharArray(), PASSWORD.toCharArray()));
    say(wallet);
    wallet.lock();
    say(wallet);
    say(wallet.unlock(("wr0ng-" + PASSWORD).toCharArray()));
    sayFailure(() -> wallet.sign(Bytes32.keccak256()));
    Files.writeString(file, PHRASE + PASSWORD);
    say(wallet.unlock(PASSWORD.toCharArray()));
    say(new Wallet(file, Duration.ofMinutes(1), InstantSource.system(), timer));
    Files.delete(file);
    Files.createDirectory(file);
    sayFailure(() -> say(wallet.unlock(PASSWORD.toCharArray())));
    return keyHex;
  }

  private interface Failing {
    void run() throws Exception;
  }

  private void sayFailure(Failing action) {
    try {
      action.run();
    } catch (Exception e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      say(trace);
      return;
    }
    throw new AssertionError("this was to fail");
  }

  private void say(Object value) {
    said.append(value).append('\n');
  }

  private Handler capture() {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        say(record.getMessage());
        Object[] parameters = record.getParameters();
        if (parameters != null) {
          for (Object parameter : parameters) {
            say(String.valueOf(parameter));
          }
        }
        if (record.getThrown() != null) {
          say(record.getThrown().toString());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
