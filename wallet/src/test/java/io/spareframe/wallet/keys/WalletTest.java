// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletTest {
  private static final String PHRASE = "test ".repeat(11) + "junk";
  private static final String PASSWORD = "correct horse";
  private static final Address ADDRESS =
      Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  private static final Bytes32 DIGEST = Bytes32.keccak256(new byte[] {1, 2, 3});

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));

  @AfterEach
  void stopTimer() {
    timer.shutdownNow();
  }

  @Test
  void aNewWalletSignsAndAfterRestartNeedsItsPassword() throws Exception {
    try (Wallet wallet = open()) {
      assertThat(wallet.state()).isEqualTo(new WalletState.None());
      assertThat(create(wallet)).isEqualTo(new WalletCreation.Created(ADDRESS));
      assertThat(wallet.state()).isEqualTo(new WalletState.Unlocked(ADDRESS));
      assertThat(wallet.sign(DIGEST).signer(DIGEST)).contains(ADDRESS);
    }
    Wallet restarted = open();
    assertThat(restarted.state()).isEqualTo(new WalletState.Locked(ADDRESS));
    assertThat(restarted.address()).isEqualTo(ADDRESS);
    assertThatThrownBy(() -> restarted.sign(DIGEST)).isInstanceOf(WalletLockedException.class);
    assertThat(restarted.unlock("wrong horse".toCharArray()))
        .isEqualTo(new WalletUnlocking.WrongPassword());
    assertThat(restarted.state()).isEqualTo(new WalletState.Locked(ADDRESS));
    assertThat(restarted.unlock(PASSWORD.toCharArray()))
        .isEqualTo(new WalletUnlocking.Unlocked(ADDRESS));
    assertThat(restarted.sign(DIGEST).signer(DIGEST)).contains(ADDRESS);
    restarted.lock();
    assertThatThrownBy(() -> restarted.sign(DIGEST)).isInstanceOf(WalletLockedException.class);
  }

  @Test
  void theFileIsForItsOwnerAloneAndNothingElseIsLeft() throws Exception {
    create(open());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("wallet.json");
  }

  @Test
  void anExistingWalletIsNeverOverwritten() throws Exception {
    create(open());
    byte[] before = Files.readAllBytes(file());
    Wallet other = open();
    assertThat(create(other)).isEqualTo(new WalletCreation.AlreadyExists());
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aDamagedWalletIsToldAndNeverOverwritten() throws Exception {
    Files.writeString(file(), "{\"version\":3,");
    Wallet wallet = open();
    assertThat(wallet.state()).isEqualTo(new WalletState.Unreadable("the file is not JSON"));
    assertThat(create(wallet)).isEqualTo(new WalletCreation.AlreadyExists());
    assertThat(wallet.unlock(PASSWORD.toCharArray()))
        .isEqualTo(new WalletUnlocking.Unreadable("the file is not JSON"));
    assertThat(Files.readString(file())).isEqualTo("{\"version\":3,");
  }

  @Test
  void twoCreationsAtOnceMakeOneWallet() throws Exception {
    Wallet wallet = open();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<WalletCreation>> tasks = List.of(() -> create(wallet), () -> create(wallet));
      List<WalletCreation> results = new ArrayList<>();
      for (Future<WalletCreation> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      assertThat(results)
          .containsExactlyInAnyOrder(
              new WalletCreation.Created(ADDRESS), new WalletCreation.AlreadyExists());
    }
  }

  @Test
  void aBadPhraseOrAShortPasswordMakesNoWallet() throws Exception {
    Wallet wallet = open();
    assertThat(wallet.create("test test".toCharArray(), PASSWORD.toCharArray()))
        .isEqualTo(new WalletCreation.PhraseInvalid(new MnemonicParsing.WrongWordCount(2)));
    assertThat(wallet.create(PHRASE.toCharArray(), "1234567".toCharArray()))
        .isEqualTo(new WalletCreation.PasswordTooShort(8));
    assertThat(wallet.state()).isEqualTo(new WalletState.None());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void thePhraseAndThePasswordAreWiped() throws Exception {
    Wallet wallet = open();
    char[] phrase = PHRASE.toCharArray();
    char[] password = PASSWORD.toCharArray();
    wallet.create(phrase, password);
    assertThat(phrase).containsOnly('\0');
    assertThat(password).containsOnly('\0');
    char[] again = PASSWORD.toCharArray();
    wallet.unlock(again);
    assertThat(again).containsOnly('\0');
  }

  @Test
  void anUnusedWalletLocksItselfAndTellsIt() throws Exception {
    List<WalletState> told = new CopyOnWriteArrayList<>();
    Wallet wallet = new Wallet(file(), Duration.ofMillis(50), InstantSource.system(), timer);
    wallet.subscribe(told::add);
    create(wallet);
    await()
        .untilAsserted(
            () ->
                assertThat(told)
                    .containsExactly(
                        new WalletState.Unlocked(ADDRESS), new WalletState.Locked(ADDRESS)));
    assertThatThrownBy(() -> wallet.sign(DIGEST)).isInstanceOf(WalletLockedException.class);
  }

  @Test
  void useKeepsAWalletOpenAndSleepingPastTheLimitLocksIt() throws Exception {
    Wallet wallet = open();
    create(wallet);
    for (int i = 0; i < 5; i++) {
      now.set(now.get().plus(Duration.ofMinutes(9)));
      Signature signature = wallet.sign(DIGEST);
      assertThat(signature.signer(DIGEST)).contains(ADDRESS);
    }
    now.set(now.get().plus(Duration.ofMinutes(10)));
    assertThatThrownBy(() -> wallet.sign(DIGEST)).isInstanceOf(WalletLockedException.class);
    assertThat(wallet.state()).isEqualTo(new WalletState.Locked(ADDRESS));
  }

  @Test
  void aClockSetBackLocksTheWallet() throws Exception {
    Wallet wallet = open();
    create(wallet);
    now.set(now.get().minusSeconds(1));
    assertThatThrownBy(() -> wallet.sign(DIGEST)).isInstanceOf(WalletLockedException.class);
  }

  @Test
  void anEndedSubscriptionHearsNothing() throws Exception {
    List<WalletState> told = new CopyOnWriteArrayList<>();
    Wallet wallet = open();
    wallet.subscribe(told::add).close();
    create(wallet);
    assertThat(told).isEmpty();
  }

  @Test
  void signingWhileAnotherThreadLocksEitherWorksOrSaysLocked() throws Exception {
    Wallet wallet = open();
    create(wallet);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> signers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        signers.add(threads.submit(() -> signUntilLocked(wallet)));
      }
      wallet.sign(DIGEST);
      wallet.lock();
      for (Future<Integer> signer : signers) {
        assertThat(signer.get()).isNotNegative();
      }
    }
  }

  private static int signUntilLocked(Wallet wallet) {
    int signed = 0;
    try {
      while (true) {
        assertThat(wallet.sign(DIGEST).signer(DIGEST)).contains(ADDRESS);
        signed++;
      }
    } catch (WalletLockedException e) {
      return signed;
    }
  }

  @Test
  void theWalletFileHoldsNoSecretInTheClear() throws Exception {
    create(open());
    String content = Files.readString(file(), StandardCharsets.US_ASCII);
    assertThat(content)
        .contains("f39fd6e51aad88f6f4ce6ab8827279cfffb92266")
        .doesNotContain("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
        .doesNotContain("junk");
  }

  private Path file() {
    return folder.resolve("wallet.json");
  }

  private Wallet open() throws IOException {
    return new Wallet(file(), Duration.ofMinutes(10), now::get, timer);
  }

  private static WalletCreation create(Wallet wallet) throws IOException {
    return wallet.create(PHRASE.toCharArray(), PASSWORD.toCharArray());
  }
}
