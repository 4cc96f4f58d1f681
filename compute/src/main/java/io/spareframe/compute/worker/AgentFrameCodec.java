package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.ContentId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The agent's frames as bytes. */
final class AgentFrameCodec implements FrameIo.Codec<AgentFrame> {

  private static final int LIST_DEVICES = 1;
  private static final int OPEN = 2;
  private static final int MANIFEST = 3;
  private static final int BLOB_PART = 4;
  private static final int START = 5;
  private static final int CHUNK_STORED = 6;
  private static final int CHECKPOINT = 7;
  private static final int PAUSE = 8;
  private static final int PING = 9;

  @Override
  public int limit(int type) throws ProtocolException {
    return switch (type) {
      case LIST_DEVICES, START, CHECKPOINT, PAUSE -> 0;
      case CHUNK_STORED, PING -> FrameLimits.SMALL;
      case OPEN -> FrameLimits.TEXT;
      case MANIFEST -> FrameLimits.MANIFEST;
      case BLOB_PART -> FrameLimits.PART_FRAME;
      default -> throw new ProtocolException("there is no frame of type " + type);
    };
  }

  @Override
  public int type(AgentFrame frame) {
    return switch (frame) {
      case AgentFrame.ListDevices f -> LIST_DEVICES;
      case AgentFrame.Open f -> OPEN;
      case AgentFrame.Manifest f -> MANIFEST;
      case AgentFrame.BlobPart f -> BLOB_PART;
      case AgentFrame.Start f -> START;
      case AgentFrame.ChunkStored f -> CHUNK_STORED;
      case AgentFrame.Checkpoint f -> CHECKPOINT;
      case AgentFrame.Pause f -> PAUSE;
      case AgentFrame.Ping f -> PING;
    };
  }

  @Override
  public void encode(AgentFrame frame, DataOutputStream out) throws IOException {
    switch (frame) {
      case AgentFrame.Open open -> {
        FrameIo.writeText(out, open.device().value());
        // Zero stands for launches that are never cut.
        FrameIo.writeDuration(out, open.target().answerTime().orElse(Duration.ZERO));
        FrameIo.writeText(out, open.checkpoints().toString());
      }
      case AgentFrame.Manifest manifest -> FrameIo.writeRest(out, manifest.json());
      case AgentFrame.BlobPart part -> {
        FrameIo.writeText(out, part.blob().hex());
        out.writeLong(part.totalBytes());
        out.writeLong(part.offset());
        FrameIo.writeRest(out, part.bytes());
      }
      case AgentFrame.ChunkStored stored -> out.writeInt(stored.index());
      case AgentFrame.Ping ping -> out.writeLong(ping.number());
      case AgentFrame.ListDevices f -> {}
      case AgentFrame.Start f -> {}
      case AgentFrame.Checkpoint f -> {}
      case AgentFrame.Pause f -> {}
    }
  }

  @Override
  public AgentFrame decode(int type, DataInputStream in) throws IOException {
    return switch (type) {
      case LIST_DEVICES -> new AgentFrame.ListDevices();
      case OPEN ->
          new AgentFrame.Open(
              new DeviceId(FrameIo.readText(in)), readTarget(in), Path.of(FrameIo.readText(in)));
      case MANIFEST -> new AgentFrame.Manifest(FrameIo.readRest(in));
      case BLOB_PART ->
          new AgentFrame.BlobPart(
              new ContentId(FrameIo.readText(in)),
              in.readLong(),
              in.readLong(),
              FrameIo.readRest(in));
      case START -> new AgentFrame.Start();
      case CHUNK_STORED -> new AgentFrame.ChunkStored(in.readInt());
      case CHECKPOINT -> new AgentFrame.Checkpoint();
      case PAUSE -> new AgentFrame.Pause();
      case PING -> new AgentFrame.Ping(in.readLong());
      default -> throw new ProtocolException("there is no frame of type " + type);
    };
  }

  private static SliceTarget readTarget(DataInputStream in) throws IOException {
    Duration answerTime = FrameIo.readDuration(in);
    return new SliceTarget(answerTime.isZero() ? Optional.empty() : Optional.of(answerTime));
  }
}
