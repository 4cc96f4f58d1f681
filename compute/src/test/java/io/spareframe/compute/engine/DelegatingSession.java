package io.spareframe.compute.engine;

import java.nio.ByteBuffer;
import java.time.Duration;

/** A real session that a test looks into. */
class DelegatingSession implements Session {

  private final Session real;

  DelegatingSession(Session real) {
    this.real = real;
  }

  @Override
  public DeviceInfo device() {
    return real.device();
  }

  @Override
  public KernelVariant variant() {
    return real.variant();
  }

  @Override
  public Kernel kernel(String moduleText, String entry) throws EngineException {
    return real.kernel(moduleText, entry);
  }

  @Override
  public DeviceMemory allocate(long bytes) throws EngineException {
    return real.allocate(bytes);
  }

  @Override
  public void write(DeviceMemory memory, long offsetBytes, ByteBuffer from) throws EngineException {
    real.write(memory, offsetBytes, from);
  }

  @Override
  public void read(DeviceMemory memory, long offsetBytes, ByteBuffer to) throws EngineException {
    real.read(memory, offsetBytes, to);
  }

  @Override
  public SliceTicket enqueue(Slice slice) throws EngineException {
    return real.enqueue(slice);
  }

  @Override
  public Duration await(SliceTicket ticket) throws EngineException {
    return real.await(ticket);
  }

  @Override
  public void close() {
    real.close();
  }
}
