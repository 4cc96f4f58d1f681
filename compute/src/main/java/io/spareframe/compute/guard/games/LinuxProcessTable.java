package io.spareframe.compute.guard.games;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code /proc} (proc(5)). The last field of {@code /proc/loadavg} is the id given out last,
 * so that seeing nothing new costs one read of one file that is kept open.
 */
final class LinuxProcessTable implements ProcessTable {

  private static final int MAX_COMMAND_LINE_BYTES = 16 * 1024;
  private static final int MAX_STATUS_BYTES = 4 * 1024;
  private static final String DELETED = " (deleted)";

  private final Path proc;
  private final FileChannel loadAverage;
  private final ByteBuffer buffer = ByteBuffer.allocate(256);
  private final long largestId;

  LinuxProcessTable(Path proc) throws IOException {
    this.proc = proc;
    this.loadAverage = FileChannel.open(proc.resolve("loadavg"), StandardOpenOption.READ);
    this.largestId =
        Long.parseLong(read(proc.resolve("sys/kernel/pid_max"), MAX_STATUS_BYTES).strip());
  }

  @Override
  public OptionalLong newestId() throws IOException {
    buffer.clear();
    int length = loadAverage.read(buffer, 0);
    return lastNumber(buffer.array(), length);
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
      String text = read(proc.resolve(id + "/cmdline"), MAX_COMMAND_LINE_BYTES);
      return text.isEmpty() ? List.of() : List.of(text.split("\0"));
    } catch (IOException goneOrHidden) {
      return List.of();
    }
  }

  /** By large reads: some of these files show their content to the first read alone. */
  private static String read(Path file, int maxBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(maxBytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int length = channel.read(bytes);
      while (length > 0 && bytes.hasRemaining()) {
        length = channel.read(bytes);
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Identity> identity(long id) {
    try {
      long process = threadGroup(read(proc.resolve(id + "/status"), MAX_STATUS_BYTES)).orElse(id);
      return identity(process, read(proc.resolve(process + "/stat"), MAX_STATUS_BYTES));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The process that a thread belongs to, from {@code /proc/[id]/status}. */
  static OptionalLong threadGroup(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("Tgid:"))
        .mapToLong(line -> Long.parseLong(line.substring("Tgid:".length()).strip()))
        .findFirst();
  }

  /**
   * From {@code /proc/[id]/stat}, whose second field is a name in parentheses that may itself hold
   * parentheses and spaces: state is field 3, parent 4, start 22.
   */
  static Optional<Identity> identity(long id, String stat) {
    int nameEnd = stat.lastIndexOf(')');
    if (nameEnd < 0) {
      return Optional.empty();
    }
    String[] fields = stat.substring(nameEnd + 1).strip().split(" ");
    if (fields.length < 20 || fields[0].equals("Z") || fields[0].equals("X")) {
      return Optional.empty();
    }
    return Optional.of(new Identity(id, Long.parseLong(fields[19]), Long.parseLong(fields[1])));
  }

  @Override
  public void close() throws IOException {
    loadAverage.close();
  }
}
