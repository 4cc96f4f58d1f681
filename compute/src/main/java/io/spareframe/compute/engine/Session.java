package io.spareframe.compute.engine;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One device, opened: its context, its one in-order queue, and all that was compiled and allocated
 * on it. It belongs to the thread that opened it; every method is called from there.
 *
 * <p>Every method but {@link #device}, {@link #variant} and {@link #close} throws {@link
 * IllegalStateException} after {@code close}, and {@link IllegalArgumentException} for handles of
 * another session.
 */
public interface Session extends AutoCloseable {

  /** The device. */
  DeviceInfo device();

  /** Which text of a module {@link #kernel} takes. */
  KernelVariant variant();

  /**
   * Compiles a module, once per session and text, and finds a function in it.
   *
   * @param moduleText the module in this session's {@link #variant}
   * @param entry the function's name
   * @throws EngineException.BadKernel if it does not compile or has no such function
   */
  Kernel kernel(String moduleText, String entry) throws EngineException;

  /**
   * Memory full of zeros.
   *
   * @param bytes at least 1
   * @throws EngineException.OutOfMemory if the device has no room for it
   */
  DeviceMemory allocate(long bytes) throws EngineException;

  /**
   * Copies all remaining bytes to the device, after the slices enqueued before; the buffer may be
   * reused on return.
   */
  void write(DeviceMemory memory, long offsetBytes, ByteBuffer from) throws EngineException;

  /** Fills the remaining bytes from the device, after the slices enqueued before. */
  void read(DeviceMemory memory, long offsetBytes, ByteBuffer to) throws EngineException;

  /**
   * Hands a slice to the device and returns at once; slices run in the order of enqueueing.
   *
   * @throws EngineException.Unsupported if the block has more threads than the device or the kernel
   *     allows
   * @throws EngineException.LaunchFailed if the arguments do not match the kernel's parameters
   */
  SliceTicket enqueue(Slice slice) throws EngineException;

  /**
   * Waits until the slice has ended.
   *
   * @return how long the device worked on it, by the device's clock
   */
  Duration await(SliceTicket ticket) throws EngineException;

  /** Waits for the device, then frees everything. Closing again does nothing. */
  @Override
  void close();
}
