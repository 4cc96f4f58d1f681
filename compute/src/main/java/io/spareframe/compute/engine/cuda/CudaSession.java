package io.spareframe.compute.engine.cuda;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.DeviceMemory;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.HostCopy;
import io.spareframe.compute.engine.Kernel;
import io.spareframe.compute.engine.KernelArgument;
import io.spareframe.compute.engine.KernelVariant;
import io.spareframe.compute.engine.Session;
import io.spareframe.compute.engine.SessionOwner;
import io.spareframe.compute.engine.Slice;
import io.spareframe.compute.engine.SliceTicket;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUctx_flags;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CUDA context of its own, current on the owning thread from open to close, with one stream.
 * Waiting blocks the thread instead of spinning: a lending PC shall not burn a core.
 */
final class CudaSession implements Session {

  private static final Logger LOG = LoggerFactory.getLogger(CudaSession.class);

  private static final int SLICE_PARAMETERS = 3;

  private record Memory(CudaSession owner, CUdeviceptr handle, long bytes)
      implements DeviceMemory {}

  private record Timing(CUevent start, CUevent end) {}

  private record Ticket(CudaSession owner, Timing timing, String entry) implements SliceTicket {}

  private final SessionOwner owner = new SessionOwner();
  private final DeviceInfo device;
  private final Extent maxBlock;
  private final CUcontext context;
  private final CUstream stream;
  private final CudaModules modules = new CudaModules();
  private final List<CUdeviceptr> allocations = new ArrayList<>();
  private final Deque<Ticket> inFlight = new ArrayDeque<>();
  private final Deque<Timing> freeTimings = new ArrayDeque<>();

  private CudaSession(DeviceInfo device, Extent maxBlock, CUcontext context, CUstream stream) {
    this.device = device;
    this.maxBlock = maxBlock;
    this.context = context;
    this.stream = stream;
  }

  static CudaSession open(DeviceInfo info, int ordinal) throws EngineException {
    String what = info.name() + " cannot be opened";
    CUdevice device = new CUdevice();
    CudaFailure.check(JCudaDriver.cuDeviceGet(device, ordinal), what);
    Extent maxBlock =
        new Extent(
            attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_X, what),
            attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Y, what),
            attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Z, what));
    CUcontext context = new CUcontext();
    CudaFailure.check(
        JCudaDriver.cuCtxCreate(context, CUctx_flags.CU_CTX_SCHED_BLOCKING_SYNC, device), what);
    CUstream stream = new CUstream();
    int created = JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING);
    if (created != CUresult.CUDA_SUCCESS) {
      JCudaDriver.cuCtxDestroy(context);
      throw CudaFailure.of(created, what);
    }
    return new CudaSession(info, maxBlock, context, stream);
  }

  private static int attribute(CUdevice device, int attribute, String what) throws EngineException {
    int[] value = new int[1];
    CudaFailure.check(JCudaDriver.cuDeviceGetAttribute(value, attribute, device), what);
    return value[0];
  }

  @Override
  public DeviceInfo device() {
    return device;
  }

  @Override
  public KernelVariant variant() {
    return KernelVariant.PTX;
  }

  @Override
  public Kernel kernel(String moduleText, String entry) throws EngineException {
    owner.require();
    return modules.kernel(moduleText, entry);
  }

  @Override
  public DeviceMemory allocate(long bytes) throws EngineException {
    owner.require();
    if (bytes < 1) {
      throw new IllegalArgumentException("no memory of " + bytes + " bytes");
    }
    String what = "%s has no room for %,d bytes".formatted(device.name(), bytes);
    CUdeviceptr handle = new CUdeviceptr();
    CudaFailure.check(JCudaDriver.cuMemAlloc(handle, bytes), what);
    allocations.add(handle);
    CudaFailure.check(
        JCudaDriver.cuMemsetD8Async(handle, (byte) 0, bytes, stream), "Memory was not zeroed");
    CudaFailure.check(JCudaDriver.cuStreamSynchronize(stream), "Memory was not zeroed");
    return new Memory(this, handle, bytes);
  }

  @Override
  public void write(DeviceMemory memory, long offsetBytes, ByteBuffer from) throws EngineException {
    CUdeviceptr to = own(memory, offsetBytes, from.remaining());
    if (!from.hasRemaining()) {
      return;
    }
    ByteBuffer host = HostCopy.of(from);
    String what = "A buffer was not written";
    CudaFailure.check(
        JCudaDriver.cuMemcpyHtoDAsync(
            to.withByteOffset(offsetBytes), Pointer.toBuffer(host), host.remaining(), stream),
        what);
    CudaFailure.check(JCudaDriver.cuStreamSynchronize(stream), what);
    from.position(from.limit());
  }

  @Override
  public void read(DeviceMemory memory, long offsetBytes, ByteBuffer to) throws EngineException {
    CUdeviceptr from = own(memory, offsetBytes, to.remaining());
    if (!to.hasRemaining()) {
      return;
    }
    ByteBuffer host = to.isDirect() ? to.slice() : HostCopy.allocate(to.remaining());
    String what = "A buffer was not read";
    CudaFailure.check(
        JCudaDriver.cuMemcpyDtoHAsync(
            Pointer.toBuffer(host), from.withByteOffset(offsetBytes), host.remaining(), stream),
        what);
    CudaFailure.check(JCudaDriver.cuStreamSynchronize(stream), what);
    if (to.isDirect()) {
      to.position(to.limit());
    } else {
      to.put(host);
    }
  }

  private CUdeviceptr own(DeviceMemory memory, long offsetBytes, long length) {
    owner.require();
    memory.requireRange(offsetBytes, length);
    return own(memory);
  }

  private CUdeviceptr own(DeviceMemory memory) {
    if (memory instanceof Memory mine && mine.owner() == this) {
      return mine.handle();
    }
    throw new IllegalArgumentException("the memory is of another session");
  }

  @Override
  public SliceTicket enqueue(Slice slice) throws EngineException {
    owner.require();
    if (!(slice.kernel() instanceof CudaModules.CudaKernel kernel) || kernel.owner() != modules) {
      throw new IllegalArgumentException("the kernel is of another session");
    }
    Extent block = slice.block();
    requireBlockFits(kernel, block);
    Pointer parameters = parameters(kernel, slice);
    String what = "The kernel " + kernel.entry() + " was not launched";
    Timing timing = timing();
    Ticket ticket = new Ticket(this, timing, kernel.entry());
    inFlight.addLast(ticket);
    boolean launched = false;
    try {
      CudaFailure.check(JCudaDriver.cuEventRecord(timing.start(), stream), what);
      CudaFailure.check(
          JCudaDriver.cuLaunchKernel(
              kernel.handle(),
              slice.blocks(),
              1,
              1,
              block.x(),
              block.y(),
              block.z(),
              0,
              stream,
              parameters,
              null),
          what);
      CudaFailure.check(JCudaDriver.cuEventRecord(timing.end(), stream), what);
      launched = true;
      return ticket;
    } finally {
      if (!launched) {
        inFlight.remove(ticket);
        freeTimings.add(timing);
      }
    }
  }

  private void requireBlockFits(Kernel kernel, Extent block) throws EngineException {
    if (block.volume() > kernel.maxBlockThreads()
        || block.x() > maxBlock.x()
        || block.y() > maxBlock.y()
        || block.z() > maxBlock.z()) {
      throw new EngineException.Unsupported(
          "The kernel %s asks for blocks of %d x %d x %d threads; %s allows %,d in all."
              .formatted(
                  kernel.entry(),
                  block.x(),
                  block.y(),
                  block.z(),
                  device.name(),
                  kernel.maxBlockThreads()));
    }
  }

  /** A pointer to one pointer for each parameter: cuLaunchKernel copies what they point to. */
  private Pointer parameters(CudaModules.CudaKernel kernel, Slice slice) throws EngineException {
    List<NativePointerObject> pointers = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int value : new int[] {(int) slice.firstBlock(), slice.grid().x(), slice.grid().y()}) {
      pointers.add(Pointer.to(new int[] {value}));
      sizes.add(Integer.BYTES);
    }
    for (KernelArgument argument : slice.arguments()) {
      switch (argument) {
        case KernelArgument.Memory(DeviceMemory memory) -> {
          pointers.add(Pointer.to(own(memory)));
          sizes.add(Long.BYTES);
        }
        case KernelArgument.Scalar(ElementType type, long bits) -> {
          boolean narrow = type.bytes() == Integer.BYTES;
          pointers.add(narrow ? Pointer.to(new int[] {(int) bits}) : Pointer.to(new long[] {bits}));
          sizes.add(type.bytes());
        }
      }
    }
    if (!sizes.equals(kernel.parameterBytes())) {
      throw new EngineException.LaunchFailed(
          "The kernel %s has parameters of %s bytes; the launch gives %s, the first %d the slice's."
              .formatted(kernel.entry(), kernel.parameterBytes(), sizes, SLICE_PARAMETERS));
    }
    return Pointer.to(pointers.toArray(NativePointerObject[]::new));
  }

  private Timing timing() throws EngineException {
    Timing free = freeTimings.poll();
    if (free != null) {
      return free;
    }
    CUevent start = new CUevent();
    CudaFailure.check(
        JCudaDriver.cuEventCreate(start, CUevent_flags.CU_EVENT_BLOCKING_SYNC),
        "A time stamp was not made");
    CUevent end = new CUevent();
    int created = JCudaDriver.cuEventCreate(end, CUevent_flags.CU_EVENT_BLOCKING_SYNC);
    if (created != CUresult.CUDA_SUCCESS) {
      JCudaDriver.cuEventDestroy(start);
      throw CudaFailure.of(created, "A time stamp was not made");
    }
    return new Timing(start, end);
  }

  @Override
  public Duration await(SliceTicket awaited) throws EngineException {
    owner.require();
    if (!(awaited instanceof Ticket ticket) || ticket.owner() != this) {
      throw new IllegalArgumentException("the ticket is of another session");
    }
    if (!inFlight.remove(ticket)) {
      throw new IllegalArgumentException("the ticket was awaited before");
    }
    Timing timing = ticket.timing();
    freeTimings.add(timing);
    String what = "The kernel " + ticket.entry() + " did not finish";
    CudaFailure.check(JCudaDriver.cuEventSynchronize(timing.end()), what);
    float[] millis = new float[1];
    CudaFailure.check(JCudaDriver.cuEventElapsedTime(millis, timing.start(), timing.end()), what);
    return Duration.ofNanos((long) (millis[0] * 1e6));
  }

  @Override
  public void close() {
    if (!owner.close()) {
      return;
    }
    // A dead context may refuse any of these; the others are still to be tried.
    int finished = JCudaDriver.cuStreamSynchronize(stream);
    inFlight.forEach(ticket -> destroy(ticket.timing()));
    freeTimings.forEach(CudaSession::destroy);
    allocations.forEach(JCudaDriver::cuMemFree);
    modules.unload();
    JCudaDriver.cuStreamDestroy(stream);
    int destroyed = JCudaDriver.cuCtxDestroy(context);
    if (finished != CUresult.CUDA_SUCCESS || destroyed != CUresult.CUDA_SUCCESS) {
      LOG.warn(
          "{} was closed with {} and {}",
          device.name(),
          CUresult.stringFor(finished),
          CUresult.stringFor(destroyed));
    }
  }

  private static void destroy(Timing timing) {
    JCudaDriver.cuEventDestroy(timing.start());
    JCudaDriver.cuEventDestroy(timing.end());
  }
}
