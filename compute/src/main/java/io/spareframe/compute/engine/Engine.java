package io.spareframe.compute.engine;

import java.util.List;

/** One way to reach devices. Callable from any thread. */
public interface Engine extends AutoCloseable {

  /** The name of the interface, such as OpenCL or CUDA. */
  String name();

  /** The devices found when the engine was loaded; may be empty. */
  List<DeviceInfo> devices();

  /**
   * Opens a device. The session belongs to the calling thread.
   *
   * @throws EngineException if the device has gone or refuses
   * @throws IllegalArgumentException if this engine has no such device
   */
  Session open(DeviceId device) throws EngineException;

  /** Lets go of the driver where it can be let go of; sessions are closed before. */
  @Override
  void close();
}
