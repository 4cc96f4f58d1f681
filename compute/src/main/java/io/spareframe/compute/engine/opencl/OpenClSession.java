package io.spareframe.compute.engine.opencl;

import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.DeviceMemory;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Fault;
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
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An OpenCL context with one in-order, profiled queue. */
final class OpenClSession implements Session {

  private static final Logger LOG = LoggerFactory.getLogger(OpenClSession.class);

  /** The width of a fill: drivers fill by wide patterns much faster than by bytes. */
  private static final int FILL_BYTES = 16;

  private static final int SLICE_PARAMETERS = 3;

  private record Memory(OpenClSession owner, cl_mem handle, long bytes) implements DeviceMemory {}

  private record Ticket(OpenClSession owner, cl_event event, String entry) implements SliceTicket {}

  private final SessionOwner owner = new SessionOwner();
  private final OpenClDevice device;
  private final cl_context context;
  private final cl_command_queue queue;
  private final OpenClPrograms programs;
  private final List<cl_mem> allocations = new ArrayList<>();
  private final Deque<Ticket> inFlight = new ArrayDeque<>();

  private OpenClSession(OpenClDevice device, cl_context context, cl_command_queue queue) {
    this.device = device;
    this.context = context;
    this.queue = queue;
    programs = new OpenClPrograms(context, device);
  }

  static OpenClSession open(OpenClDevice device) throws EngineException {
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform());
    cl_context context;
    try {
      context =
          CL.clCreateContext(properties, 1, new cl_device_id[] {device.handle()}, null, null, null);
    } catch (CLException e) {
      throw OpenClFailure.of(device.info().name() + " cannot be opened", e);
    }
    try {
      // The 1.2 call: a 1.2 driver has no clCreateCommandQueueWithProperties.
      cl_command_queue queue =
          CL.clCreateCommandQueue(context, device.handle(), CL.CL_QUEUE_PROFILING_ENABLE, null);
      return new OpenClSession(device, context, queue);
    } catch (CLException e) {
      CL.clReleaseContext(context);
      throw OpenClFailure.of(device.info().name() + " gives no queue", e);
    }
  }

  @Override
  public DeviceInfo device() {
    return device.info();
  }

  @Override
  public KernelVariant variant() {
    return KernelVariant.OPENCL;
  }

  @Override
  public Kernel kernel(String moduleText, String entry) throws EngineException {
    owner.require();
    return programs.kernel(moduleText, entry);
  }

  @Override
  public DeviceMemory allocate(long bytes) throws EngineException {
    owner.require();
    if (bytes < 1) {
      throw new IllegalArgumentException("no memory of " + bytes + " bytes");
    }
    String what = "%s has no room for %,d bytes".formatted(device.info().name(), bytes);
    cl_mem handle;
    try {
      handle = CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, null);
    } catch (CLException e) {
      throw allocationFailure(what, e);
    }
    allocations.add(handle);
    try {
      // Drivers reserve memory when it is first used: the fill and the wait make a lack show here.
      zero(handle, bytes);
      CL.clFinish(queue);
    } catch (CLException e) {
      allocations.remove(handle);
      CL.clReleaseMemObject(handle);
      throw allocationFailure(what, e);
    }
    return new Memory(this, handle, bytes);
  }

  private static EngineException allocationFailure(String what, CLException e) {
    return e.getStatus() == CL.CL_OUT_OF_RESOURCES
        ? new EngineException.OutOfMemory(what + ".")
        : OpenClFailure.of(what, e);
  }

  private void zero(cl_mem handle, long bytes) {
    Pointer pattern = Pointer.to(new byte[FILL_BYTES]);
    long wide = bytes - bytes % FILL_BYTES;
    if (wide > 0) {
      CL.clEnqueueFillBuffer(queue, handle, pattern, FILL_BYTES, 0, wide, 0, null, null);
    }
    if (wide < bytes) {
      CL.clEnqueueFillBuffer(queue, handle, pattern, 1, wide, bytes - wide, 0, null, null);
    }
  }

  @Override
  public void write(DeviceMemory memory, long offsetBytes, ByteBuffer from) throws EngineException {
    cl_mem handle = own(memory, offsetBytes, from.remaining());
    if (!from.hasRemaining()) {
      return;
    }
    ByteBuffer host = HostCopy.of(from);
    try {
      CL.clEnqueueWriteBuffer(
          queue, handle, true, offsetBytes, host.remaining(), Pointer.to(host), 0, null, null);
    } catch (CLException e) {
      throw OpenClFailure.of("A buffer was not written", e);
    }
    from.position(from.limit());
  }

  @Override
  public void read(DeviceMemory memory, long offsetBytes, ByteBuffer to) throws EngineException {
    cl_mem handle = own(memory, offsetBytes, to.remaining());
    if (!to.hasRemaining()) {
      return;
    }
    ByteBuffer host = to.isDirect() ? to.slice() : HostCopy.allocate(to.remaining());
    try {
      CL.clEnqueueReadBuffer(
          queue, handle, true, offsetBytes, host.remaining(), Pointer.to(host), 0, null, null);
    } catch (CLException e) {
      throw OpenClFailure.of("A buffer was not read", e);
    }
    if (to.isDirect()) {
      to.position(to.limit());
    } else {
      to.put(host);
    }
  }

  private cl_mem own(DeviceMemory memory, long offsetBytes, long length) {
    owner.require();
    memory.requireRange(offsetBytes, length);
    return own(memory);
  }

  private cl_mem own(DeviceMemory memory) {
    if (memory instanceof Memory mine && mine.owner() == this) {
      return mine.handle();
    }
    throw new IllegalArgumentException("the memory is of another session");
  }

  @Override
  public SliceTicket enqueue(Slice slice) throws EngineException {
    owner.require();
    if (!(slice.kernel() instanceof OpenClPrograms.OpenClKernel kernel)
        || kernel.owner() != programs) {
      throw new IllegalArgumentException("the kernel is of another session");
    }
    Extent block = slice.block();
    requireBlockFits(kernel, block);
    long[] local = {block.x(), block.y(), block.z()};
    long[] global = {(long) slice.blocks() * block.x(), block.y(), block.z()};
    cl_event event = new cl_event();
    try {
      setArguments(kernel, slice);
      CL.clEnqueueNDRangeKernel(
          queue, kernel.handle(), local.length, null, global, local, 0, null, event);
      Ticket ticket = new Ticket(this, event, kernel.entry());
      inFlight.addLast(ticket);
      CL.clFlush(queue);
      return ticket;
    } catch (CLException e) {
      throw OpenClFailure.of("The kernel " + kernel.entry() + " was not launched", e);
    }
  }

  private void requireBlockFits(Kernel kernel, Extent block) throws EngineException {
    long[] max = device.maxBlock();
    if (block.volume() > kernel.maxBlockThreads()
        || block.x() > max[0]
        || block.y() > max[1]
        || block.z() > max[2]) {
      throw new EngineException.Unsupported(
          "The kernel %s asks for blocks of %d x %d x %d threads; %s allows %,d in all."
              .formatted(
                  kernel.entry(),
                  block.x(),
                  block.y(),
                  block.z(),
                  device.info().name(),
                  kernel.maxBlockThreads()));
    }
  }

  private void setArguments(OpenClPrograms.OpenClKernel kernel, Slice slice)
      throws EngineException {
    int given = SLICE_PARAMETERS + slice.arguments().size();
    if (given != kernel.parameters()) {
      throw new EngineException.LaunchFailed(
          "The kernel %s has %d parameters; the launch gives %d, the slice's three included."
              .formatted(kernel.entry(), kernel.parameters(), given));
    }
    setInt(kernel, 0, (int) slice.firstBlock());
    setInt(kernel, 1, slice.grid().x());
    setInt(kernel, 2, slice.grid().y());
    int index = SLICE_PARAMETERS;
    for (KernelArgument argument : slice.arguments()) {
      switch (argument) {
        case KernelArgument.Memory(DeviceMemory memory) ->
            CL.clSetKernelArg(kernel.handle(), index, Sizeof.cl_mem, Pointer.to(own(memory)));
        case KernelArgument.Scalar(ElementType type, long bits) -> {
          if (type.bytes() == Integer.BYTES) {
            setInt(kernel, index, (int) bits);
          } else {
            CL.clSetKernelArg(kernel.handle(), index, type.bytes(), Pointer.to(new long[] {bits}));
          }
        }
      }
      index++;
    }
  }

  private static void setInt(OpenClPrograms.OpenClKernel kernel, int index, int value) {
    CL.clSetKernelArg(kernel.handle(), index, Sizeof.cl_int, Pointer.to(new int[] {value}));
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
    try {
      CL.clWaitForEvents(1, new cl_event[] {ticket.event()});
      long started = profiled(ticket, CL.CL_PROFILING_COMMAND_START);
      long ended = profiled(ticket, CL.CL_PROFILING_COMMAND_END);
      return Duration.ofNanos(Math.max(0, ended - started));
    } catch (CLException e) {
      String what = "The kernel " + ticket.entry() + " did not finish";
      if (e.getStatus() == CL.CL_OUT_OF_RESOURCES
          || e.getStatus() == CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST) {
        // A kernel that failed while running leaves a context that no driver promises to mend.
        throw new EngineException.DeviceLost(what + ".", Fault.DEVICE);
      }
      throw OpenClFailure.of(what, e);
    } finally {
      CL.clReleaseEvent(ticket.event());
    }
  }

  private static long profiled(Ticket ticket, int parameter) {
    long[] nanos = new long[1];
    CL.clGetEventProfilingInfo(ticket.event(), parameter, Sizeof.cl_ulong, Pointer.to(nanos), null);
    return nanos[0];
  }

  @Override
  public void close() {
    if (!owner.close()) {
      return;
    }
    try {
      CL.clFinish(queue);
    } catch (CLException e) {
      LOG.warn("The device did not finish before it was closed: {}", e.getMessage());
    }
    release(() -> inFlight.forEach(ticket -> CL.clReleaseEvent(ticket.event())));
    release(() -> allocations.forEach(CL::clReleaseMemObject));
    release(programs::close);
    release(() -> CL.clReleaseCommandQueue(queue));
    release(() -> CL.clReleaseContext(context));
  }

  /** A dead context may refuse any of these; the others are still to be tried. */
  private static void release(Runnable handle) {
    try {
      handle.run();
    } catch (CLException e) {
      LOG.debug("A handle was not released: {}", e.getMessage());
    }
  }
}
