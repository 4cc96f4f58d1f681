package io.spareframe.compute.guard.games;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Follows which processes belong to games, look by look. Not thread-safe: one thread looks.
 *
 * <p>A look costs next to nothing when no process was started: it reads the id given out last. New
 * ids are looked at, and looked at again at growing intervals, since a process exists before it
 * becomes the program that it is to run. Once in a while all processes are looked at, so that
 * nothing missed stays missed.
 */
final class ProcessWatch {

  /** Looks after which a young process is looked at again; the last is a good two seconds on. */
  private static final int[] AGAIN_AFTER_LOOKS = {1, 2, 4, 8, 16, 32, 64};

  /** More new ids than this between two looks are found by looking at all processes. */
  private static final long MAX_NEW_IDS = 4096;

  private static final int MAX_DEPTH = 64;

  private final ProcessTable table;
  private final int looksPerFullLook;
  private final Map<Long, Young> young = new HashMap<>();
  private final Map<Long, Optional<String>> seen = new HashMap<>();
  private final Map<Long, Tracked> tracked = new LinkedHashMap<>();
  private GameMatcher matcher = new GameMatcher(List.of());
  private long newest = -1;
  private int looksUntilFull;

  private record Young(Optional<String> executable, int stage, int looksLeft) {}

  private record Tracked(ProcessTable.Identity identity, Game game) {}

  /**
   * @param looksPerFullLook how many looks from one full look to the next
   */
  ProcessWatch(ProcessTable table, int looksPerFullLook) {
    this.table = table;
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
   * @throws IOException if the system does not show its processes
   */
  void look() throws IOException {
    buryTheDead();
    OptionalLong now = table.newestId();
    if (now.isEmpty() || looksUntilFull <= 0 || newest < 0 || tooMany(now.getAsLong())) {
      lookAtAll();
      looksUntilFull = looksPerFullLook;
    } else {
      lookAtNew(now.getAsLong());
      looksUntilFull--;
    }
    newest = now.orElse(-1);
    lookAtYoung();
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
    young.put(id, new Young(executable, 0, AGAIN_AFTER_LOOKS[0]));
    examine(id, executable);
  }

  private void lookAtYoung() {
    Iterator<Map.Entry<Long, Young>> entries = young.entrySet().iterator();
    List<Long> changed = new ArrayList<>();
    while (entries.hasNext()) {
      Map.Entry<Long, Young> entry = entries.next();
      Young one = entry.getValue();
      if (one.looksLeft() > 1) {
        entry.setValue(new Young(one.executable(), one.stage(), one.looksLeft() - 1));
        continue;
      }
      Optional<String> executable = table.executable(entry.getKey());
      if (!executable.equals(one.executable())) {
        changed.add(entry.getKey());
      }
      int stage = one.stage() + 1;
      if (stage == AGAIN_AFTER_LOOKS.length) {
        entries.remove();
      } else {
        entry.setValue(new Young(executable, stage, AGAIN_AFTER_LOOKS[stage]));
      }
    }
    for (long id : changed) {
      examine(id, table.executable(id));
    }
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
    }
  }

  private Optional<Game> gameOfAncestor(long parent) {
    long id = parent;
    for (int depth = 0; depth < MAX_DEPTH && id > 1; depth++) {
      Tracked ancestor = tracked.get(id);
      if (ancestor != null) {
        return Optional.of(ancestor.game());
      }
      id = table.identity(id).map(ProcessTable.Identity::parent).orElse(0L);
    }
    return Optional.empty();
  }

  private void buryTheDead() {
    tracked
        .values()
        .removeIf(
            one ->
                table
                    .identity(one.identity().id())
                    .filter(now -> now.startTicks() == one.identity().startTicks())
                    .isEmpty());
  }
}
