// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's one account: a keystore file and, while unlocked, its key in memory. Safe for use
 * by several threads. {@link #create} and {@link #unlock} take about a second and 32 MiB; all else
 * answers at once, also meanwhile.
 *
 * <p>Locks itself when it was not used for the idle limit: by a timer, and by the clock on the next
 * use, since timers stand still while a computer sleeps.
 */
public final class Wallet implements DigestSigner, AutoCloseable {
  public static final int MIN_PASSWORD_CHARS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Wallet.class);

  private final Path file;
  private final Duration idleLimit;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final SecureRandom random = new SecureRandom();
  private final Keystore keystore = new Keystore();
  private final List<Consumer<WalletState>> listeners = new CopyOnWriteArrayList<>();

  /** Held through the slow steps, so that two of them never race for the file. */
  private final ReentrantLock slowStep = new ReentrantLock();

  /** Guards the fields below; never held for long. */
  private final Object guard = new Object();

  private WalletState state;
  private @Nullable PrivateKey key;
  private Instant lastUse;
  private @Nullable ScheduledFuture<?> idleCheck;

  /**
   * Reads the wallet's address if there is a file.
   *
   * @param idleLimit positive; how long an unlocked wallet may go unused
   * @param timer runs the idle check; it is not shut down here
   * @throws IOException when the file is there but cannot be read
   */
  public Wallet(Path file, Duration idleLimit, InstantSource clock, ScheduledExecutorService timer)
      throws IOException {
    if (!idleLimit.isPositive()) {
      throw new IllegalArgumentException("idle limit must be positive");
    }
    this.file = file;
    this.idleLimit = idleLimit;
    this.clock = clock;
    this.timer = timer;
    this.lastUse = clock.instant();
    this.state = stateOf(readFile());
  }

  private WalletState stateOf(Optional<byte[]> content) {
    if (content.isEmpty()) {
      return new WalletState.None();
    }
    try {
      return keystore
          .address(content.get())
          .<WalletState>map(WalletState.Locked::new)
          .orElseGet(() -> new WalletState.Unreadable("address is missing"));
    } catch (KeystoreFormatException e) {
      return new WalletState.Unreadable(e.problem());
    }
  }

  public WalletState state() {
    synchronized (guard) {
      return state;
    }
  }

  /**
   * Calls {@code listener} after each change, on the thread that made it.
   *
   * @return ends the calls
   */
  public Subscription subscribe(Consumer<WalletState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Writes the wallet file for the first account of {@code phrase} and unlocks it. Both arrays are
   * wiped before this returns.
   *
   * @throws IOException when the file cannot be written; nothing of it is left then
   */
  public WalletCreation create(char[] phrase, char[] password) throws IOException {
    slowStep.lock();
    try {
      if (password.length < MIN_PASSWORD_CHARS) {
        return new WalletCreation.PasswordTooShort(MIN_PASSWORD_CHARS);
      }
      if (Files.exists(file)) {
        return new WalletCreation.AlreadyExists();
      }
      return switch (Mnemonic.parse(phrase)) {
        case MnemonicParsing.Invalid invalid -> new WalletCreation.PhraseInvalid(invalid);
        case MnemonicParsing.Valid(Mnemonic mnemonic) -> {
          try (mnemonic) {
            yield create(PrivateKey.ofMnemonic(mnemonic), password);
          }
        }
      };
    } finally {
      Secrets.wipe(phrase);
      Secrets.wipe(password);
      slowStep.unlock();
    }
  }

  private WalletCreation create(PrivateKey created, char[] password) throws IOException {
    boolean installed = false;
    try {
      PrivateFile.create(file, keystore.encrypt(created, password, random));
      install(created);
      installed = true;
      LOG.info("Wallet {} created", created.address());
      return new WalletCreation.Created(created.address());
    } catch (FileAlreadyExistsException e) {
      return new WalletCreation.AlreadyExists();
    } finally {
      if (!installed) {
        created.close();
      }
    }
  }

  /**
   * Decrypts the key. {@code password} is wiped before this returns.
   *
   * @throws IOException when the file is there but cannot be read
   */
  public WalletUnlocking unlock(char[] password) throws IOException {
    slowStep.lock();
    try {
      Optional<byte[]> content = readFile();
      if (content.isEmpty()) {
        return new WalletUnlocking.NoWallet();
      }
      return switch (keystore.decrypt(content.get(), password)) {
        case KeystoreOpening.Opened(PrivateKey opened) -> {
          install(opened);
          yield new WalletUnlocking.Unlocked(opened.address());
        }
        case KeystoreOpening.WrongPassword() -> new WalletUnlocking.WrongPassword();
        case KeystoreOpening.Unreadable(String problem) -> new WalletUnlocking.Unreadable(problem);
      };
    } finally {
      Secrets.wipe(password);
      slowStep.unlock();
    }
  }

  /** Wipes the key. Does nothing when the wallet is not unlocked. */
  public void lock() {
    WalletState.Locked locked;
    synchronized (guard) {
      if (!(state instanceof WalletState.Unlocked(Address address))) {
        return;
      }
      forgetKey();
      locked = new WalletState.Locked(address);
      state = locked;
    }
    LOG.info("Wallet {} locked", locked.address());
    tell(locked);
  }

  /** Known also while locked. */
  @Override
  public Address address() throws WalletLockedException {
    return switch (state()) {
      case WalletState.Locked(Address address) -> address;
      case WalletState.Unlocked(Address address) -> address;
      case WalletState.None() -> throw new WalletLockedException("there is no wallet yet");
      case WalletState.Unreadable(String problem) ->
          throw new WalletLockedException("the wallet file is unreadable: " + problem);
    };
  }

  @Override
  public Signature sign(Bytes32 digest) throws WalletLockedException {
    synchronized (guard) {
      if (key != null && !idleTooLong()) {
        lastUse = clock.instant();
        return key.sign(digest);
      }
    }
    lock();
    throw new WalletLockedException("the wallet is locked");
  }

  private void install(PrivateKey opened) {
    WalletState.Unlocked unlocked = new WalletState.Unlocked(opened.address());
    synchronized (guard) {
      forgetKey();
      key = opened;
      state = unlocked;
      lastUse = clock.instant();
      scheduleIdleCheck(idleLimit);
    }
    tell(unlocked);
  }

  private void forgetKey() {
    if (key != null) {
      key.close();
      key = null;
    }
    if (idleCheck != null) {
      idleCheck.cancel(false);
      idleCheck = null;
    }
  }

  private void scheduleIdleCheck(Duration delay) {
    idleCheck = timer.schedule(this::lockWhenIdle, delay.toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  private void lockWhenIdle() {
    synchronized (guard) {
      if (key == null) {
        return;
      }
      if (!idleTooLong()) {
        Duration used = Duration.between(lastUse, clock.instant());
        scheduleIdleCheck(idleLimit.minus(used));
        return;
      }
    }
    lock();
  }

  /** A clock set back counts as idle too: how long the wallet went unused is then unknown. */
  private boolean idleTooLong() {
    Duration unused = Duration.between(lastUse, clock.instant());
    return unused.isNegative() || unused.compareTo(idleLimit) >= 0;
  }

  private void tell(WalletState changed) {
    for (Consumer<WalletState> listener : listeners) {
      listener.accept(changed);
    }
  }

  private Optional<byte[]> readFile() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(Keystore.MAX_FILE_BYTES + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Locks; the file stays. */
  @Override
  public void close() {
    lock();
  }

  @Override
  public String toString() {
    return "Wallet[" + state() + "]";
  }
}
