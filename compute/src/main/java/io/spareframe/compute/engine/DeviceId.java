package io.spareframe.compute.engine;

import java.util.regex.Pattern;

/**
 * Names a device on this machine, the same in every process as long as no card is added or removed.
 *
 * @param value such as {@code opencl:0:0} (platform, device) or {@code cuda:0}
 */
public record DeviceId(String value) {

  private static final Pattern FORM = Pattern.compile("opencl:\\d{1,4}:\\d{1,4}|cuda:\\d{1,4}");

  /**
   * @throws IllegalArgumentException if {@code value} has none of the two forms
   */
  public DeviceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a device id is opencl:<platform>:<device> or cuda:<device>");
    }
  }

  /** The id of an OpenCL device by its place in the loader's lists. */
  public static DeviceId openCl(int platform, int device) {
    return new DeviceId("opencl:" + platform + ":" + device);
  }

  /** The id of a CUDA device by its ordinal. */
  public static DeviceId cuda(int ordinal) {
    return new DeviceId("cuda:" + ordinal);
  }

  @Override
  public String toString() {
    return value;
  }
}
