package io.spareframe.compute.guard.games;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows which processes belong to games, look by look. Not thread-safe: one thread looks.
 *
 * <p>A look costs next to nothing when no process was started: it reads the id given out last. New
 * ids are looked at, and looked at again while they are young, since a process exists before it
 * becomes the program that it is to run. Once in a while all processes are looked at, so that
 * nothing missed stays missed.
 */
final class ProcessWatch {

  /**
   * Looks at a new process that read its command line too: a shell that runs another script stays
   * the same program.
   */
  private static final int THOROUGH_LOOKS = 4;

  /** More new ids than this between two looks are found by looking at all processes. */
  private static final long MAX_NEW_IDS = 4096;

  private static final int MAX_DEPTH = 64;

  private final ProcessTable table;
  private final int looksWhileYoung;
  private final int looksPerFullLook;
  private final Map<Long, Young> young = new HashMap<>();
  private final Map<Long, Optional<String>> seen = new HashMap<>();
  private final Map<Long, Tracked> tracked = new LinkedHashMap<>();
  private GameMatcher matcher = new GameMatcher(List.of());
  private long newest = -1;
  private int looksUntilFull;
  private boolean changed = true;

  private record Young(Optional<String> executable, int looks) {}

  private record Tracked(ProcessTable.Identity identity, Game game) {}

  /**
   * @param looksWhileYoung how many looks a new process is followed
   * @param looksPerFullLook how many looks from one full look to the next
   */
  ProcessWatch(ProcessTable table, int looksWhileYoung, int looksPerFullLook) {
    this.table = table;
    this.looksWhileYoung = looksWhileYoung;
    this.looksPerFullLook = looksPerFullLook;
  }

  /** Looks for these games from now on, among the running processes too. */
  void games(List<Game> games) {
    matcher = new GameMatcher(games);
    seen.clear();
    tracked
        .values()
        .removeIf(one -> games.stream().noneMatch(game -> game.id().equals(one.game().id())));
    looksUntilFull = 0;
    changed = true;
  }

  /** The games that run, as of the last look. */
  Collection<Game> running() {
    Map<String, Game> games = new LinkedHashMap<>();
    tracked.values().forEach(one -> games.putIfAbsent(one.game().id(), one.game()));
    return games.values();
  }

  /**
   * Looks.
   *
   * @return false if {@link #running} is what it was after the last look
   * @throws IOException if the system does not show its processes
   */
  boolean look() throws IOException {
    buryTheDead();
    OptionalLong now = table.newestId();
    lookAtYoung();
    looksUntilFull--;
    if (looksUntilFull < 0 || now.isPresent() && (newest < 0 || tooMany(now.getAsLong()))) {
      lookAtAll();
      looksUntilFull = looksPerFullLook;
    } else if (now.isPresent()) {
      lookAtNew(now.getAsLong());
    } else {
      lookAtUnseen();
    }
    newest = now.orElse(-1);
    boolean different = changed;
    changed = false;
    return different;
  }

  private boolean tooMany(long now) {
    return newIds(newest, now, table.largestId()) > MAX_NEW_IDS;
  }

  /** How many ids were given out from one to the other; they start again after the largest. */
  static long newIds(long before, long now, long largest) {
    return now >= before ? now - before : largest - before + now;
  }

  private void lookAtNew(long now) {
    long count = newIds(newest, now, table.largestId());
    for (long i = 1; i <= count; i++) {
      long id = newest + i;
      lookAt(id > table.largestId() ? id - table.largestId() : id);
    }
  }

  private void lookAt(long id) {
    Optional<String> executable = table.executable(id);
    young.put(id, new Young(executable, 0));
    examine(id, executable);
  }

  private void lookAtYoung() {
    Iterator<Map.Entry<Long, Young>> entries = young.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Long, Young> entry = entries.next();
      long id = entry.getKey();
      int looks = entry.getValue().looks() + 1;
      if (looks > looksWhileYoung || looks == 1 && !isLivingProcess(id)) {
        entries.remove();
        continue;
      }
      // After the first looks every other one does, and is still soon enough.
      Optional<String> executable = entry.getValue().executable();
      if (looks <= THOROUGH_LOOKS || looks % 2 == 0) {
        executable = table.executable(id);
      }
      if (looks <= THOROUGH_LOOKS || !executable.equals(entry.getValue().executable())) {
        examine(id, executable);
      }
      entry.setValue(new Young(executable, looks));
    }
  }

  /** Threads have ids too, and never become another program. */
  private boolean isLivingProcess(long id) {
    return table.identity(id).filter(identity -> identity.id() == id).isPresent();
  }

  /** Where ids are not given out in order, those not there at the last look are the new ones. */
  private void lookAtUnseen() throws IOException {
    Set<Long> there = new HashSet<>();
    for (long id : table.all()) {
      there.add(id);
      if (!seen.containsKey(id)) {
        seen.put(id, Optional.empty());
        lookAt(id);
      }
    }
    seen.keySet().retainAll(there);
  }

  private void lookAtAll() throws IOException {
    long[] ids = table.all();
    Map<Long, Optional<String>> before = new HashMap<>(seen);
    seen.clear();
    for (long id : ids) {
      Optional<String> executable = table.executable(id);
      seen.put(id, executable);
      if (!before.containsKey(id) || !executable.equals(before.get(id))) {
        examine(id, executable);
      }
    }
  }

  private void examine(long id, Optional<String> executable) {
    if (matcher.games().isEmpty()) {
      return;
    }
    ProcessFacts facts = table.facts(id, executable);
    Optional<Game> game = matcher.match(facts);
    if (game.isEmpty() && tracked.isEmpty()) {
      return;
    }
    Optional<ProcessTable.Identity> identity = table.identity(id);
    if (identity.isEmpty() || tracked.containsKey(identity.get().id())) {
      return;
    }
    if (game.isEmpty() && !GameMatcher.isHelper(facts)) {
      game = gameOfAncestor(identity.get().parent());
    }
    if (game.isPresent()) {
      tracked.put(identity.get().id(), new Tracked(identity.get(), game.get()));
      changed = true;
    }
  }

  private Optional<Game> gameOfAncestor(long parent) {
    long id = parent;
    for (int depth = 0; depth < MAX_DEPTH && id > 1; depth++) {
      Tracked ancestor = tracked.get(id);
      if (ancestor != null) {
        return Optional.of(ancestor.game());
      }
      id = table.process(id).map(ProcessTable.Identity::parent).orElse(0L);
    }
    return Optional.empty();
  }

  private void buryTheDead() {
    changed |=
        tracked
            .values()
            .removeIf(
                one ->
                    table
                        .process(one.identity().id())
                        .filter(now -> now.startTicks() == one.identity().startTicks())
                        .isEmpty());
  }
}
