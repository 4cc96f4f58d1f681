package io.spareframe.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.job.JobCursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameIoTest {

  private static final AgentFrameCodec AGENT = new AgentFrameCodec();
  private static final WorkerFrameCodec WORKER = new WorkerFrameCodec();

  private static final List<AgentFrame> AGENT_FRAMES =
      List.of(
          new AgentFrame.ListDevices(),
          new AgentFrame.Open(DeviceId.cuda(1), SliceTarget.DEFAULT, Path.of("a b", "ü")),
          new AgentFrame.Open(DeviceId.openCl(0, 2), SliceTarget.unlimited(), Path.of("x")),
          new AgentFrame.Manifest(bytes(100)),
          new AgentFrame.BlobPart(ContentId.of(new byte[3]), 9, 4, bytes(5)),
          new AgentFrame.Start(),
          new AgentFrame.ChunkStored(7),
          new AgentFrame.Checkpoint(),
          new AgentFrame.Pause(),
          new AgentFrame.Ping(Long.MAX_VALUE));

  private static final List<WorkerFrame> WORKER_FRAMES =
      List.of(
          new WorkerFrame.Hello(1),
          new WorkerFrame.Devices(
              List.of(
                  new DeviceInfo(
                      DeviceId.cuda(0),
                      "CUDA",
                      "Card",
                      "Maker",
                      "1.2",
                      1L << 40,
                      2,
                      3,
                      4,
                      DeviceInfo.Kind.GPU)),
              Optional.empty()),
          new WorkerFrame.Devices(List.of(), Optional.of("Nothing here.")),
          new WorkerFrame.Ready(new JobCursor(3, 4)),
          new WorkerFrame.FirstSlice(),
          new WorkerFrame.Progress(new JobCursor(1, 2), 999, 55, Duration.ofNanos(12)),
          new WorkerFrame.SlowSlice("kernel", 3, Duration.ofSeconds(2)),
          new WorkerFrame.ChunkPart(1, 10, 5, bytes(5)),
          new WorkerFrame.CheckpointSaved(new JobCursor(1, 2), 1L << 33, Duration.ofMillis(3)),
          new WorkerFrame.CheckpointNotSaved("No space left."),
          new WorkerFrame.DeviceIdle(),
          new WorkerFrame.MemoryFree(),
          new WorkerFrame.Paused(new JobCursor(9, 8)),
          new WorkerFrame.Completed(),
          new WorkerFrame.Failed("It does not compile: ü", Fault.JOB),
          new WorkerFrame.Pong(4, Optional.of(Duration.ofSeconds(3))),
          new WorkerFrame.Pong(5, Optional.empty()));

  private static ByteBuffer bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static <F> byte[] written(List<F> frames, FrameIo.Codec<F> codec) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (F frame : frames) {
      FrameIo.write(out, frame, codec);
    }
    return out.toByteArray();
  }

  private static <F> void assertSurvive(List<F> frames, FrameIo.Codec<F> codec) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(written(frames, codec));
    for (F frame : frames) {
      assertThat(FrameIo.read(in, codec)).contains(frame);
    }
    assertThat(FrameIo.read(in, codec)).isEmpty();
  }

  private static WorkerFrame read(int length, int type, byte... payload) throws IOException {
    byte[] frame =
        ByteBuffer.allocate(5 + payload.length)
            .putInt(length)
            .put((byte) type)
            .put(payload)
            .array();
    return FrameIo.read(new ByteArrayInputStream(frame), WORKER).orElseThrow();
  }

  @Test
  void everyFrameSurvivesTheWire() throws Exception {
    assertSurvive(AGENT_FRAMES, AGENT);
    assertSurvive(WORKER_FRAMES, WORKER);
  }

  @Test
  void malformedFramesAreRefused() {
    assertThatThrownBy(() -> read(0, 99)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(-1, 7)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(Integer.MAX_VALUE, 7)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(1, 4, (byte) 0)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(4, 1, new byte[2])).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(2, 1, new byte[2])).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(5, 1, new byte[5])).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> read(5, 14, (byte) 9, (byte) 0, (byte) 0, (byte) 0, (byte) 0))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("fault 9");
  }

  @Test
  void alteredFramesAreRefusedOrReadAsOthersButNothingElseIsThrown() throws Exception {
    byte[] good = written(WORKER_FRAMES, WORKER);
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      ByteArrayInputStream in = new ByteArrayInputStream(bad);
      try {
        while (FrameIo.read(in, WORKER).isPresent()) {
          assertThat(in.available()).isNotNegative();
        }
      } catch (ProtocolException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
