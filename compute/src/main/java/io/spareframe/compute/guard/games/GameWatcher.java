package io.spareframe.compute.guard.games;

import io.spareframe.compute.guard.HoldReason;
import io.spareframe.compute.guard.Opinion;
import io.spareframe.compute.guard.Urgency;
import io.spareframe.compute.guard.Watcher;
import io.spareframe.compute.guard.WatcherException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds while a game runs. A thread of its own looks at the processes 25 times a second, so a game
 * that lives for a fraction of a second is seen too.
 */
public final class GameWatcher implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(GameWatcher.class);

  /** Between two looks; well below the 100 ms within which a game must be seen. */
  static final Duration LOOK_EVERY = Duration.ofMillis(40);

  private static final Duration WHILE_HOLDING = Duration.ofMillis(100);

  /** Without a look for this long nobody can know that no game runs. */
  static final Duration BLIND_AFTER = Duration.ofSeconds(3);

  /** Where every look is at all processes, looks must be rarer to cost little. */
  private static final Duration SLOW_LOOK_EVERY = Duration.ofMillis(90);

  /** How long after its start a process may become another program and is still seen at once. */
  private static final Duration YOUNG_FOR = Duration.ofSeconds(2);

  /** How long a start waits for the first look: a game that runs already is to be known by then. */
  private static final Duration FIRST_LOOK_WITHIN = Duration.ofSeconds(2);

  private static final Duration FULL_LOOK_EVERY = Duration.ofSeconds(10);
  private static final Duration LIBRARY_EVERY = Duration.ofSeconds(3);

  /**
   * What the watcher knows.
   *
   * @param games all that it looks for
   * @param running the ids of those that run
   */
  public record Sight(List<Game> games, List<String> running) {}

  private record Running(Game game, Instant since) {}

  private final SteamLibrary steam;
  private final InstantSource clock;
  private final boolean linux;
  private volatile List<Game> own;
  private volatile Sight sight = new Sight(List.of(), List.of());
  private volatile List<Running> running = List.of();
  private volatile Instant lastLook = Instant.MIN;
  private volatile @Nullable String failure;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Thread stuck;

  /**
   * @param home the user's home folder, where the launchers keep their libraries
   * @param own the user's own programs
   * @param clock tells since when a game runs
   */
  public GameWatcher(Path home, List<Game> own, InstantSource clock) {
    this.steam = new SteamLibrary(SteamLibrary.rootsOf(home));
    this.own = List.copyOf(own);
    this.clock = clock;
    this.linux = System.getProperty("os.name").equals("Linux");
  }

  /**
   * A program of the user's own.
   *
   * @param program its absolute path, or its file name
   * @param name for people
   */
  public static Game ownGame(String program, String name) {
    String path = program.replace('\\', '/');
    return new Game("own:" + path, name, Game.Source.USER, new Game.Place.Program(path));
  }

  /** Changes the user's own programs. */
  public void own(List<Game> games) {
    own = List.copyOf(games);
    LockSupport.unpark(thread);
  }

  /** What it knows now. */
  public Sight sight() {
    return sight;
  }

  @Override
  public String name() {
    return "your games";
  }

  @Override
  public boolean safety() {
    return true;
  }

  /**
   * Returns after the first look, or when that takes too long; until then it cannot tell. A thread
   * that hangs, say in a library on a network drive that is gone, is not left behind for another
   * one, which would hang too: it goes on when it can.
   */
  @Override
  public void start(Runnable wake) {
    Thread before = stuck;
    if (before != null && before.isAlive()) {
      thread = before;
      return;
    }
    lastLook = Instant.MIN;
    failure = null;
    CountDownLatch looked = new CountDownLatch(1);
    Thread looking =
        Thread.ofPlatform().daemon().name("guard-games").unstarted(() -> watch(wake, looked));
    thread = looking;
    looking.start();
    try {
      if (!looked.await(FIRST_LOOK_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the first look for games takes longer than {}", FIRST_LOOK_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Opinion opinion(Instant now) throws WatcherException {
    String failed = failure;
    if (failed != null) {
      throw new WatcherException(failed);
    }
    Instant last = lastLook;
    if (last.equals(Instant.MIN)) {
      throw new WatcherException("it has not looked yet");
    }
    if (last.plus(BLIND_AFTER).isBefore(now)) {
      throw new WatcherException("it has not looked since " + last);
    }
    List<Running> games = running;
    if (games.isEmpty()) {
      return new Opinion.Clear();
    }
    Running first = games.getFirst();
    return new Opinion.Hold(
        new HoldReason.GameRuns(first.game().name()), Urgency.YIELD_NOW, first.since());
  }

  @Override
  public void close() {
    Thread looking = thread;
    stuck = looking;
    thread = null;
    LockSupport.unpark(looking);
  }

  private void watch(Runnable wake, CountDownLatch looked) {
    Duration pause = linux ? LOOK_EVERY : SLOW_LOOK_EVERY;
    try (ProcessTable table =
        linux ? new LinuxProcessTable(Path.of("/proc")) : new HandleProcessTable()) {
      ProcessWatch watch =
          new ProcessWatch(
              table, (int) YOUNG_FOR.dividedBy(pause), (int) FULL_LOOK_EVERY.dividedBy(pause));
      Map<Path, Long> library = Map.of();
      List<Game> installed = List.of();
      List<Game> wanted = List.of();
      List<Game> ownWanted = wanted;
      List<Game> installedWanted = installed;
      long libraryDueNanos = System.nanoTime();
      while (Thread.currentThread() == thread) {
        if (System.nanoTime() - libraryDueNanos >= 0) {
          Map<Path, Long> found = steam.fingerprint();
          if (!found.equals(library)) {
            library = found;
            installed = steam.games();
          }
          libraryDueNanos = System.nanoTime() + LIBRARY_EVERY.toNanos();
        }
        List<Game> added = own;
        if (added != ownWanted || installed != installedWanted) {
          ownWanted = added;
          installedWanted = installed;
          wanted = Stream.concat(added.stream(), installed.stream()).toList();
          watch.games(wanted);
        }
        boolean changed = watch.look();
        if (changed) {
          report(wanted, List.copyOf(watch.running()));
        }
        // Last, since whoever sees a look must see what it found.
        lastLook = clock.instant();
        looked.countDown();
        if (changed) {
          wake.run();
        }
        // Once lending is held, all that is left to see is when that ends.
        LockSupport.parkNanos((running.isEmpty() ? pause : WHILE_HOLDING).toNanos());
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("the watch over games ends", e);
      failure = "processes cannot be seen: " + e.getMessage();
      looked.countDown();
      wake.run();
    }
  }

  private void report(List<Game> wanted, List<Game> found) {
    Instant now = clock.instant();
    List<Running> before = running;
    running =
        found.stream()
            .map(
                game ->
                    before.stream()
                        .filter(one -> one.game().equals(game))
                        .findFirst()
                        .orElseGet(() -> new Running(game, now)))
            .toList();
    sight = new Sight(List.copyOf(wanted), found.stream().map(Game::id).toList());
  }
}
