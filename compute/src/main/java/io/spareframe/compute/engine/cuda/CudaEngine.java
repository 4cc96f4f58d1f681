package io.spareframe.compute.engine.cuda;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.Engine;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The NVIDIA cards that the driver shows. */
public final class CudaEngine implements Engine {

  /** The engine's name. */
  public static final String NAME = "CUDA";

  private static final int MAX_NAME_BYTES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(CudaEngine.class);

  private final List<DeviceInfo> devices;

  private CudaEngine(List<DeviceInfo> devices) {
    this.devices = List.copyOf(devices);
  }

  /** The engine; absent if there is no driver or it shows no card. */
  public static Optional<CudaEngine> load() {
    try {
      // Status codes are checked by ourselves: JCuda's exceptions carry none.
      JCudaDriver.setExceptionsEnabled(false);
      int initialised = JCudaDriver.cuInit(0);
      if (initialised != CUresult.CUDA_SUCCESS) {
        if (initialised != CUresult.CUDA_ERROR_NO_DEVICE) {
          LOG.warn("The NVIDIA driver does not start: {}", CUresult.stringFor(initialised));
        }
        return Optional.empty();
      }
      return Optional.of(new CudaEngine(find()));
    } catch (LinkageError e) {
      LOG.info("No NVIDIA driver is installed.");
      LOG.debug("The NVIDIA driver was not found", e);
      return Optional.empty();
    } catch (EngineException e) {
      LOG.warn("The NVIDIA driver does not list its devices: {}", e.reason());
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return devices;
  }

  @Override
  public Session open(DeviceId id) throws EngineException {
    for (int ordinal = 0; ordinal < devices.size(); ordinal++) {
      if (devices.get(ordinal).id().equals(id)) {
        return CudaSession.open(devices.get(ordinal), ordinal);
      }
    }
    throw new IllegalArgumentException("no CUDA device " + id);
  }

  /** The driver cannot be unloaded; nothing else is held. */
  @Override
  public void close() {}

  private static List<DeviceInfo> find() throws EngineException {
    int[] count = new int[1];
    CudaFailure.check(JCudaDriver.cuDeviceGetCount(count), "The cards were not counted");
    int[] version = new int[1];
    CudaFailure.check(JCudaDriver.cuDriverGetVersion(version), "The driver gave no version");
    List<DeviceInfo> found = new ArrayList<>();
    for (int ordinal = 0; ordinal < count[0]; ordinal++) {
      found.add(describe(ordinal, version[0]));
    }
    return found;
  }

  private static DeviceInfo describe(int ordinal, int driverVersion) throws EngineException {
    CUdevice device = new CUdevice();
    CudaFailure.check(
        JCudaDriver.cuDeviceGet(device, ordinal), "Card " + ordinal + " was not found");
    byte[] name = new byte[MAX_NAME_BYTES];
    CudaFailure.check(
        JCudaDriver.cuDeviceGetName(name, name.length, device),
        "Card " + ordinal + " gave no name");
    long[] memory = new long[1];
    CudaFailure.check(
        JCudaDriver.cuDeviceTotalMem(memory, device), "Card " + ordinal + " gave no memory size");
    return new DeviceInfo(
        DeviceId.cuda(ordinal),
        NAME,
        textOf(name, name.length),
        "NVIDIA Corporation",
        "CUDA %d.%d".formatted(driverVersion / 1000, driverVersion % 1000 / 10),
        memory[0],
        memory[0],
        attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK),
        attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
        DeviceInfo.Kind.GPU);
  }

  private static int attribute(CUdevice device, int attribute) throws EngineException {
    int[] value = new int[1];
    CudaFailure.check(
        JCudaDriver.cuDeviceGetAttribute(value, attribute, device),
        "A card did not describe itself");
    return value[0];
  }

  /** The bytes before the first zero. */
  static String textOf(byte[] bytes, int most) {
    int end = 0;
    while (end < Math.min(most, bytes.length) && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8).strip();
  }
}
