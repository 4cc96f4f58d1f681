package io.spareframe.compute.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spareframe.compute.job.JobCursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  @TempDir private Path temp;
  private Path folder;
  private CheckpointFile file;

  @BeforeEach
  void inAFolderNotYetMade() {
    folder = temp.resolve("job");
    file = new CheckpointFile(folder);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Checkpoint checkpoint = checkpoint(5, 100_000);
    file.write(checkpoint);
    assertThat(file.read()).contains(checkpoint);
    assertThat(new CheckpointFile(folder).read()).contains(checkpoint);
  }

  @Test
  void theBeginningHasNoStates() throws IOException {
    file.write(Checkpoint.beginning(TestJobs.JOB));
    assertThat(file.read()).contains(Checkpoint.beginning(TestJobs.JOB));
  }

  @Test
  void nothingWrittenIsNothingRead() throws IOException {
    assertThat(file.read()).isEmpty();
    file.delete();
  }

  @Test
  void theNewestOfTwoKeptGenerationsCounts() throws IOException {
    for (int i = 1; i <= 12; i++) {
      file.write(checkpoint(i, 1000));
    }
    assertThat(savedOldestFirst()).hasSize(2);
    assertThat(file.read()).contains(checkpoint(12, 1000));
    Files.delete(savedOldestFirst().getLast());
    assertThat(file.read()).contains(checkpoint(11, 1000));
  }

  @Test
  void aTornNewestGivesWayToTheOlder() throws IOException {
    file.write(checkpoint(1, 1000));
    file.write(checkpoint(2, 1000));
    Path newest = savedOldestFirst().getLast();
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(whole, whole.length - 1));

    assertThat(file.read()).contains(checkpoint(1, 1000));
    file.write(checkpoint(3, 1000));
    file.write(checkpoint(4, 1000));
    assertThat(file.read()).contains(checkpoint(4, 1000));
  }

  @Test
  void aNewestWithATailGivesWayToTheOlder() throws IOException {
    file.write(checkpoint(1, 1000));
    file.write(checkpoint(2, 1000));
    Path newest = savedOldestFirst().getLast();
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(whole, whole.length + 1));
    assertThat(file.read()).contains(checkpoint(1, 1000));
  }

  @Test
  void twoTornGenerationsAreNone() throws IOException {
    file.write(checkpoint(1, 1000));
    file.write(checkpoint(2, 1000));
    for (Path saved : savedOldestFirst()) {
      Files.write(saved, new byte[0]);
    }
    assertThat(file.read()).isEmpty();
  }

  @Test
  void whatAKilledWriterLeftIsCleanedUp() throws IOException {
    file.write(checkpoint(1, 1000));
    Files.write(folder.resolve("5c7bb9b2-9eb8-4bd1-8f6f-3a1b8b0f7e11.part"), new byte[100]);
    assertThat(file.read()).contains(checkpoint(1, 1000));
    file.write(checkpoint(2, 1000));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aDeletedJobLeavesNothing() throws IOException {
    file.write(checkpoint(1, 1000));
    file.delete();
    assertThat(folder).doesNotExist();
  }

  @Test
  void everyFlippedByteAndEveryCutIsNoticed() throws IOException {
    byte[] whole = encoded(checkpoint(3, 40));
    Random random = new Random(1);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << random.nextInt(8));
      assertCorrupt(flipped);
      assertCorrupt(Arrays.copyOf(whole, i));
    }
    assertThat(CheckpointCodec.read(channel(whole), whole.length)).isEqualTo(checkpoint(3, 40));
  }

  @Test
  void aCheckpointKnowsItsEncodedSizeAndIsNotReadBeyondALimit() throws IOException {
    Checkpoint checkpoint = checkpoint(3, 40);
    byte[] whole = encoded(checkpoint);
    assertThat(CheckpointCodec.encodedBytes(checkpoint)).isEqualTo(whole.length);
    assertThatExceptionOfType(CorruptCheckpointException.class)
        .isThrownBy(() -> CheckpointCodec.read(channel(whole), whole.length - 1));
  }

  @Test
  void aFullDiskIsATypedFailureAndKeepsTheGenerationsBefore() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "none", disk.toString()),
        "a small file system can be mounted by root only");
    try {
      CheckpointFile full = new CheckpointFile(disk.resolve("job"));
      full.write(checkpoint(1, 50_000));
      full.write(checkpoint(2, 50_000));
      assertThatExceptionOfType(CheckpointNotWrittenException.class)
          .isThrownBy(() -> full.write(checkpoint(3, 200_000)))
          .withMessageContaining("not saved");
      assertThat(full.read()).contains(checkpoint(2, 50_000));
      try (Stream<Path> files = Files.list(disk.resolve("job"))) {
        assertThat(files).hasSize(2);
      }
      full.write(checkpoint(4, 50_000));
      assertThat(full.read()).contains(checkpoint(4, 50_000));
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static void assertCorrupt(byte[] bytes) {
    assertThatExceptionOfType(CorruptCheckpointException.class)
        .isThrownBy(() -> CheckpointCodec.read(channel(bytes), bytes.length));
  }

  private static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  private static byte[] encoded(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckpointCodec.write(checkpoint, Channels.newChannel(out));
    return out.toByteArray();
  }

  private List<Path> savedOldestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Checkpoint checkpoint(int seed, int bytes) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    Map<String, ByteBuffer> states = new LinkedHashMap<>();
    states.put("picture", ByteBuffer.wrap(content));
    states.put("ünïcode", ByteBuffer.wrap(content, 0, bytes / 3));
    return new Checkpoint(TestJobs.JOB, new JobCursor(seed, 3L * seed), states);
  }
}
