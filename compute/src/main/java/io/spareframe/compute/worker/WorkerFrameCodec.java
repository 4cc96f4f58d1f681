package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.Fault;
import io.spareframe.compute.job.JobCursor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The worker's frames as bytes. */
final class WorkerFrameCodec implements FrameIo.Codec<WorkerFrame> {

  private static final int HELLO = 1;
  private static final int DEVICES = 2;
  private static final int READY = 3;
  private static final int FIRST_SLICE = 4;
  private static final int PROGRESS = 5;
  private static final int SLOW_SLICE = 6;
  private static final int CHUNK_PART = 7;
  private static final int CHECKPOINT_SAVED = 8;
  private static final int CHECKPOINT_NOT_SAVED = 9;
  private static final int DEVICE_IDLE = 10;
  private static final int MEMORY_FREE = 11;
  private static final int PAUSED = 12;
  private static final int COMPLETED = 13;
  private static final int FAILED = 14;
  private static final int PONG = 15;

  @Override
  public int limit(int type) throws ProtocolException {
    return switch (type) {
      case FIRST_SLICE, DEVICE_IDLE, MEMORY_FREE, COMPLETED -> 0;
      case HELLO, READY, PROGRESS, CHECKPOINT_SAVED, PAUSED, PONG -> FrameLimits.SMALL;
      case SLOW_SLICE, CHECKPOINT_NOT_SAVED, FAILED -> FrameLimits.TEXT;
      case DEVICES -> FrameLimits.DEVICES_FRAME;
      case CHUNK_PART -> FrameLimits.PART_FRAME;
      default -> throw new ProtocolException("there is no frame of type " + type);
    };
  }

  @Override
  public int type(WorkerFrame frame) {
    return switch (frame) {
      case WorkerFrame.Hello f -> HELLO;
      case WorkerFrame.Devices f -> DEVICES;
      case WorkerFrame.Ready f -> READY;
      case WorkerFrame.FirstSlice f -> FIRST_SLICE;
      case WorkerFrame.Progress f -> PROGRESS;
      case WorkerFrame.SlowSlice f -> SLOW_SLICE;
      case WorkerFrame.ChunkPart f -> CHUNK_PART;
      case WorkerFrame.CheckpointSaved f -> CHECKPOINT_SAVED;
      case WorkerFrame.CheckpointNotSaved f -> CHECKPOINT_NOT_SAVED;
      case WorkerFrame.DeviceIdle f -> DEVICE_IDLE;
      case WorkerFrame.MemoryFree f -> MEMORY_FREE;
      case WorkerFrame.Paused f -> PAUSED;
      case WorkerFrame.Completed f -> COMPLETED;
      case WorkerFrame.Failed f -> FAILED;
      case WorkerFrame.Pong f -> PONG;
    };
  }

  @Override
  public void encode(WorkerFrame frame, DataOutputStream out) throws IOException {
    switch (frame) {
      case WorkerFrame.Hello hello -> out.writeInt(hello.protocol());
      case WorkerFrame.Devices devices -> {
        writeOptionalText(out, devices.absence());
        out.writeInt(devices.devices().size());
        for (DeviceInfo device : devices.devices()) {
          writeDevice(out, device);
        }
      }
      case WorkerFrame.Ready ready -> writeCursor(out, ready.from());
      case WorkerFrame.Progress progress -> {
        writeCursor(out, progress.cursor());
        out.writeInt(progress.permille());
        out.writeLong(progress.slices());
        FrameIo.writeDuration(out, progress.deviceTime());
      }
      case WorkerFrame.SlowSlice slow -> {
        FrameIo.writeText(out, slow.entry());
        out.writeInt(slow.blocks());
        FrameIo.writeDuration(out, slow.deviceTime());
      }
      case WorkerFrame.ChunkPart part -> {
        out.writeInt(part.index());
        out.writeLong(part.totalBytes());
        out.writeLong(part.offset());
        FrameIo.writeRest(out, part.bytes());
      }
      case WorkerFrame.CheckpointSaved saved -> {
        writeCursor(out, saved.cursor());
        out.writeLong(saved.stateBytes());
        FrameIo.writeDuration(out, saved.took());
      }
      case WorkerFrame.CheckpointNotSaved lost -> FrameIo.writeText(out, lost.sentence());
      case WorkerFrame.Paused paused -> writeCursor(out, paused.cursor());
      case WorkerFrame.Failed failed -> {
        out.writeByte(code(failed.fault()));
        FrameIo.writeText(out, failed.reason());
      }
      case WorkerFrame.Pong pong -> {
        out.writeLong(pong.number());
        out.writeBoolean(pong.slice().isPresent());
        FrameIo.writeDuration(out, pong.slice().orElse(Duration.ZERO));
      }
      case WorkerFrame.FirstSlice f -> {}
      case WorkerFrame.DeviceIdle f -> {}
      case WorkerFrame.MemoryFree f -> {}
      case WorkerFrame.Completed f -> {}
    }
  }

  @Override
  public WorkerFrame decode(int type, DataInputStream in) throws IOException {
    return switch (type) {
      case HELLO -> new WorkerFrame.Hello(in.readInt());
      case DEVICES -> readDevices(in);
      case READY -> new WorkerFrame.Ready(readCursor(in));
      case FIRST_SLICE -> new WorkerFrame.FirstSlice();
      case PROGRESS ->
          new WorkerFrame.Progress(
              readCursor(in), readPermille(in), in.readLong(), FrameIo.readDuration(in));
      case SLOW_SLICE ->
          new WorkerFrame.SlowSlice(FrameIo.readText(in), in.readInt(), FrameIo.readDuration(in));
      case CHUNK_PART ->
          new WorkerFrame.ChunkPart(
              in.readInt(), in.readLong(), in.readLong(), FrameIo.readRest(in));
      case CHECKPOINT_SAVED ->
          new WorkerFrame.CheckpointSaved(readCursor(in), in.readLong(), FrameIo.readDuration(in));
      case CHECKPOINT_NOT_SAVED -> new WorkerFrame.CheckpointNotSaved(FrameIo.readText(in));
      case DEVICE_IDLE -> new WorkerFrame.DeviceIdle();
      case MEMORY_FREE -> new WorkerFrame.MemoryFree();
      case PAUSED -> new WorkerFrame.Paused(readCursor(in));
      case COMPLETED -> new WorkerFrame.Completed();
      case FAILED -> readFailed(in);
      case PONG -> readPong(in);
      default -> throw new ProtocolException("there is no frame of type " + type);
    };
  }

  private static WorkerFrame readDevices(DataInputStream in) throws IOException {
    Optional<String> absence = readOptionalText(in);
    int count = in.readInt();
    if (count < 0 || count > FrameLimits.DEVICES) {
      throw new ProtocolException(count + " devices");
    }
    List<DeviceInfo> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      devices.add(readDevice(in));
    }
    return new WorkerFrame.Devices(List.copyOf(devices), absence);
  }

  private static void writeDevice(DataOutputStream out, DeviceInfo device) throws IOException {
    FrameIo.writeText(out, device.id().value());
    FrameIo.writeText(out, device.engine());
    FrameIo.writeText(out, device.name());
    FrameIo.writeText(out, device.vendor());
    FrameIo.writeText(out, device.driver());
    out.writeLong(device.memoryBytes());
    out.writeLong(device.maxAllocationBytes());
    out.writeLong(device.maxBlockThreads());
    out.writeInt(device.computeUnits());
    out.writeByte(code(device.kind()));
  }

  private static DeviceInfo readDevice(DataInputStream in) throws IOException {
    return new DeviceInfo(
        new DeviceId(FrameIo.readText(in)),
        FrameIo.readText(in),
        FrameIo.readText(in),
        FrameIo.readText(in),
        FrameIo.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        kind(in.readByte()));
  }

  private static WorkerFrame readFailed(DataInputStream in) throws IOException {
    Fault fault = fault(in.readByte());
    return new WorkerFrame.Failed(FrameIo.readText(in), fault);
  }

  private static WorkerFrame readPong(DataInputStream in) throws IOException {
    long number = in.readLong();
    boolean waiting = in.readBoolean();
    Duration slice = FrameIo.readDuration(in);
    return new WorkerFrame.Pong(number, waiting ? Optional.of(slice) : Optional.empty());
  }

  private static void writeOptionalText(DataOutputStream out, Optional<String> text)
      throws IOException {
    out.writeBoolean(text.isPresent());
    FrameIo.writeText(out, text.orElse(""));
  }

  private static Optional<String> readOptionalText(DataInputStream in) throws IOException {
    boolean present = in.readBoolean();
    String text = FrameIo.readText(in);
    return present ? Optional.of(text) : Optional.empty();
  }

  private static void writeCursor(DataOutputStream out, JobCursor cursor) throws IOException {
    out.writeLong(cursor.leaf());
    out.writeLong(cursor.block());
  }

  private static JobCursor readCursor(DataInputStream in) throws IOException {
    JobCursor cursor = new JobCursor(in.readLong(), in.readLong());
    if (cursor.leaf() < 0 || cursor.block() < 0) {
      throw new ProtocolException("a cursor is negative");
    }
    return cursor;
  }

  private static int readPermille(DataInputStream in) throws IOException {
    int permille = in.readInt();
    if (permille < 0 || permille > 1000) {
      throw new ProtocolException("a progress of " + permille + " ‰");
    }
    return permille;
  }

  private static int code(Fault fault) {
    return switch (fault) {
      case JOB -> 1;
      case DEVICE -> 2;
      case OURS -> 3;
    };
  }

  private static Fault fault(int code) throws ProtocolException {
    return switch (code) {
      case 1 -> Fault.JOB;
      case 2 -> Fault.DEVICE;
      case 3 -> Fault.OURS;
      default -> throw new ProtocolException("there is no fault " + code);
    };
  }

  private static int code(DeviceInfo.Kind kind) {
    return switch (kind) {
      case GPU -> 1;
      case CPU -> 2;
      case OTHER -> 3;
    };
  }

  private static DeviceInfo.Kind kind(int code) throws ProtocolException {
    return switch (code) {
      case 1 -> DeviceInfo.Kind.GPU;
      case 2 -> DeviceInfo.Kind.CPU;
      case 3 -> DeviceInfo.Kind.OTHER;
      default -> throw new ProtocolException("there is no kind of device " + code);
    };
  }
}
