package io.spareframe.compute.guard.games;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code /proc} (proc(5)). The last field of {@code /proc/loadavg} is the id given out last,
 * so that seeing nothing new costs one read of one file that is kept open.
 *
 * <p>This runs all day, so it reads in the way that measured cheapest: plain streams into one
 * buffer take half of what channels do.
 */
final class LinuxProcessTable implements ProcessTable {

  /** Longer command lines are cut; other files here are shorter. */
  private static final int MAX_FILE_BYTES = 16 * 1024;

  /** A larger read makes the JVM allocate memory for it each time. */
  private static final int READ_BYTES = 8 * 1024;

  private static final String THREAD_GROUP = "\nTgid:";
  private static final String DELETED = " (deleted)";

  private final Path proc;
  private final RandomAccessFile loadAverage;
  private final byte[] buffer = new byte[MAX_FILE_BYTES];
  private final long largestId;

  LinuxProcessTable(Path proc) throws IOException {
    this.proc = proc;
    this.loadAverage = new RandomAccessFile(proc.resolve("loadavg").toFile(), "r");
    this.largestId = Long.parseLong(read("sys/kernel/pid_max").strip());
  }

  @Override
  public OptionalLong newestId() throws IOException {
    loadAverage.seek(0);
    int length = loadAverage.read(buffer, 0, READ_BYTES);
    return lastNumber(buffer, length);
  }

  /** The number that ends a line of {@code /proc/loadavg}. */
  static OptionalLong lastNumber(byte[] text, int length) {
    int at = length - 1;
    while (at >= 0 && (text[at] == '\n' || text[at] == ' ')) {
      at--;
    }
    long number = 0;
    long scale = 1;
    int end = at;
    while (at >= 0 && text[at] >= '0' && text[at] <= '9') {
      number += (text[at] - '0') * scale;
      scale *= 10;
      at--;
    }
    return at == end ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Override
  public long largestId() {
    return largestId;
  }

  @Override
  public long[] all() throws IOException {
    long[] ids = new long[256];
    int count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        if (count == ids.length) {
          ids = Arrays.copyOf(ids, count * 2);
        }
        ids[count++] = Long.parseLong(entry.getFileName().toString());
      }
    }
    return Arrays.copyOf(ids, count);
  }

  @Override
  public Optional<String> executable(long id) {
    try {
      String target = Files.readSymbolicLink(proc.resolve(id + "/exe")).toString();
      return Optional.of(
          target.endsWith(DELETED)
              ? target.substring(0, target.length() - DELETED.length())
              : target);
    } catch (IOException goneOrHidden) {
      return Optional.empty();
    }
  }

  @Override
  public ProcessFacts facts(long id, Optional<String> executable) {
    return new ProcessFacts(id, executable, commandLine(id));
  }

  private List<String> commandLine(long id) {
    try {
      String text = read(id + "/cmdline");
      return text.isEmpty() ? List.of() : List.of(text.split("\0"));
    } catch (IOException goneOrHidden) {
      return List.of();
    }
  }

  /** The file's beginning. Some of these files show their content to the first read alone. */
  private String read(String file) throws IOException {
    int length = 0;
    try (FileInputStream in = new FileInputStream(proc + "/" + file)) {
      int read = in.read(buffer, 0, READ_BYTES);
      while (read > 0) {
        length += read;
        read = in.read(buffer, length, Math.min(READ_BYTES, buffer.length - length));
      }
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Identity> identity(long id) {
    try {
      return process(threadGroup(read(id + "/status")).orElse(id));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Identity> process(long id) {
    try {
      return identity(id, read(id + "/stat"));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The process that a thread belongs to, from {@code /proc/[id]/status}. */
  static OptionalLong threadGroup(String status) {
    int at = status.indexOf(THREAD_GROUP);
    int end = status.indexOf('\n', at + 1);
    return at < 0 || end < 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            Long.parseLong(status.substring(at + THREAD_GROUP.length(), end).strip()));
  }

  /**
   * From {@code /proc/[id]/stat}, whose second field is a name in parentheses that may itself hold
   * parentheses and spaces: state is field 3, parent 4, number of threads 20, start 22. Dead is a
   * process whose last thread is; the first may end before the others.
   */
  static Optional<Identity> identity(long id, String stat) {
    int nameEnd = stat.lastIndexOf(')');
    if (nameEnd < 0) {
      return Optional.empty();
    }
    String[] fields = stat.substring(nameEnd + 1).strip().split(" ");
    if (fields.length < 20
        || fields[0].equals("X")
        || fields[0].equals("Z") && Long.parseLong(fields[17]) <= 1) {
      return Optional.empty();
    }
    return Optional.of(new Identity(id, Long.parseLong(fields[19]), Long.parseLong(fields[1])));
  }

  @Override
  public void close() throws IOException {
    loadAverage.close();
  }
}
