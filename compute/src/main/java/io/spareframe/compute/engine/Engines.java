package io.spareframe.compute.engine;

import io.spareframe.compute.engine.cuda.CudaEngine;
import io.spareframe.compute.engine.opencl.OpenClEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All engines that this machine has a driver for. Loading them loads the drivers. */
public final class Engines implements AutoCloseable {

  private final List<Engine> engines;

  private Engines(List<Engine> engines) {
    this.engines = List.copyOf(engines);
  }

  /**
   * Loads every engine whose driver is installed; a missing driver is no error.
   *
   * @param nativesFolder where the bindings' native libraries are unpacked: private to the user,
   *     made if missing
   * @throws IOException if the folder cannot be made
   */
  public static Engines load(Path nativesFolder) throws IOException {
    NativeFolder natives = new NativeFolder(nativesFolder);
    List<Engine> found = new ArrayList<>();
    natives.whileUnpacking(CudaEngine::load).ifPresent(found::add);
    natives.whileUnpacking(OpenClEngine::load).ifPresent(found::add);
    return new Engines(found);
  }

  /** The devices of all engines; one that CUDA reaches is not listed again as OpenCL's. */
  public List<DeviceInfo> devices() {
    List<DeviceInfo> all = engines.stream().flatMap(e -> e.devices().stream()).toList();
    boolean cuda = all.stream().anyMatch(device -> device.engine().equals(CudaEngine.NAME));
    return all.stream()
        .filter(device -> !cuda || device.engine().equals(CudaEngine.NAME) || !ofNvidia(device))
        .toList();
  }

  /** Why there is no device and what helps, in one sentence each; absent if there is one. */
  public Optional<String> absence() {
    if (!devices().isEmpty()) {
      return Optional.empty();
    }
    String found = "No OpenCL or CUDA device was found. Install your graphics card's driver";
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    return Optional.of(
        linux ? found + ", or for the CPU: apt-get install pocl-opencl-icd" : found + ".");
  }

  /**
   * Opens a device. The session belongs to the calling thread.
   *
   * @throws EngineException if the device has gone or refuses
   */
  public Session open(DeviceId device) throws EngineException {
    for (Engine engine : engines) {
      if (engine.devices().stream().anyMatch(info -> info.id().equals(device))) {
        return engine.open(device);
      }
    }
    throw new EngineException.Unsupported("This machine has no device " + device + ".");
  }

  @Override
  public void close() {
    engines.forEach(Engine::close);
  }

  private static boolean ofNvidia(DeviceInfo device) {
    return device.vendor().toLowerCase(Locale.ROOT).contains("nvidia");
  }
}
