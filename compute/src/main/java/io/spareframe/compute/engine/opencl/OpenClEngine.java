package io.spareframe.compute.engine.opencl;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import io.spareframe.compute.engine.Engine;
import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of every OpenCL platform that the loader knows. */
public final class OpenClEngine implements Engine {

  /** The engine's name. */
  public static final String NAME = "OpenCL";

  /** What the loader answers when it knows no platform (cl_khr_icd); JOCL has no name for it. */
  private static final int PLATFORM_NOT_FOUND = -1001;

  private static final Logger LOG = LoggerFactory.getLogger(OpenClEngine.class);

  private final Map<DeviceId, OpenClDevice> devices;

  private OpenClEngine(Map<DeviceId, OpenClDevice> devices) {
    this.devices = devices;
  }

  /** The engine; absent if there is no loader or no platform. */
  public static Optional<OpenClEngine> load() {
    try {
      CL.setExceptionsEnabled(true);
      return Optional.of(new OpenClEngine(find()));
    } catch (LinkageError e) {
      LOG.info("No OpenCL loader is installed.");
      LOG.debug("The OpenCL loader was not found", e);
      return Optional.empty();
    } catch (CLException e) {
      if (e.getStatus() != PLATFORM_NOT_FOUND) {
        LOG.warn("OpenCL is installed and does not work: {}", e.getMessage());
      }
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DeviceInfo> devices() {
    return devices.values().stream().map(OpenClDevice::info).toList();
  }

  @Override
  public Session open(DeviceId id) throws EngineException {
    OpenClDevice device = devices.get(id);
    if (device == null) {
      throw new IllegalArgumentException("no OpenCL device " + id);
    }
    return OpenClSession.open(device);
  }

  /** The loader cannot be unloaded; nothing else is held. */
  @Override
  public void close() {}

  private static Map<DeviceId, OpenClDevice> find() {
    Map<DeviceId, OpenClDevice> found = new LinkedHashMap<>();
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    for (int platform = 0; platform < platforms.length; platform++) {
      List<cl_device_id> ids = devicesOf(platforms[platform]);
      for (int device = 0; device < ids.size(); device++) {
        DeviceId id = DeviceId.openCl(platform, device);
        found.put(id, OpenClDevice.describe(id, platforms[platform], ids.get(device)));
      }
    }
    return found;
  }

  private static List<cl_device_id> devicesOf(cl_platform_id platform) {
    List<cl_device_id> found = new ArrayList<>();
    try {
      int[] count = new int[1];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
      cl_device_id[] ids = new cl_device_id[count[0]];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, ids.length, ids, null);
      found.addAll(List.of(ids));
    } catch (CLException e) {
      if (e.getStatus() != CL.CL_DEVICE_NOT_FOUND) {
        LOG.warn("An OpenCL platform does not list its devices: {}", e.getMessage());
      }
    }
    return found;
  }
}
