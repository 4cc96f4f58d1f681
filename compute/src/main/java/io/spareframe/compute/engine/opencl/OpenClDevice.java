package io.spareframe.compute.engine.opencl;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.DeviceInfo;
import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device and the handles to open it.
 *
 * @param maxBlock the largest block in x, y and z
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared, never handed out
record OpenClDevice(
    DeviceInfo info, cl_platform_id platform, cl_device_id handle, long[] maxBlock) {

  private static final int MAX_TEXT_BYTES = 1024;

  static OpenClDevice describe(DeviceId id, cl_platform_id platform, cl_device_id handle) {
    long type = number(handle, CL.CL_DEVICE_TYPE);
    DeviceInfo.Kind kind =
        (type & CL.CL_DEVICE_TYPE_GPU) != 0
            ? DeviceInfo.Kind.GPU
            : (type & CL.CL_DEVICE_TYPE_CPU) != 0 ? DeviceInfo.Kind.CPU : DeviceInfo.Kind.OTHER;
    DeviceInfo info =
        new DeviceInfo(
            id,
            OpenClEngine.NAME,
            text(handle, CL.CL_DEVICE_NAME),
            text(handle, CL.CL_DEVICE_VENDOR),
            text(handle, CL.CL_DRIVER_VERSION),
            number(handle, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
            number(handle, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
            number(handle, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
            (int) number(handle, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
            kind);
    int dimensions = (int) number(handle, CL.CL_DEVICE_MAX_WORK_ITEM_DIMENSIONS);
    long[] maxBlock = new long[dimensions];
    CL.clGetDeviceInfo(
        handle,
        CL.CL_DEVICE_MAX_WORK_ITEM_SIZES,
        (long) Sizeof.size_t * dimensions,
        Pointer.to(maxBlock),
        null);
    return new OpenClDevice(info, platform, handle, maxBlock);
  }

  /** A value of four or eight bytes; the upper half stays zero where the driver writes four. */
  private static long number(cl_device_id device, int parameter) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(device, parameter, 0, null, size);
    long[] value = new long[1];
    CL.clGetDeviceInfo(device, parameter, size[0], Pointer.to(value), null);
    return value[0];
  }

  private static String text(cl_device_id device, int parameter) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(device, parameter, 0, null, size);
    byte[] bytes = new byte[(int) Math.min(size[0], MAX_TEXT_BYTES)];
    if (size[0] > bytes.length) {
      return "";
    }
    CL.clGetDeviceInfo(device, parameter, bytes.length, Pointer.to(bytes), null);
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
