package io.spareframe.app.control.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in this machine.
 *
 * @param looking true while devices are still being looked for
 * @param cpu its name; null if unknown
 * @param memoryBytes main memory; null if unknown
 * @param devices what jobs can run on
 * @param absence why no device is there and what to do, in sentences; null if there is one
 */
public record HardwareView(
    boolean looking,
    @Nullable String cpu,
    @Nullable Long memoryBytes,
    List<Device> devices,
    @Nullable String absence) {

  /**
   * A device that jobs can run on.
   *
   * @param id stable on this machine
   * @param name for people
   * @param engine how it is reached, such as "CUDA" or "OpenCL"
   * @param graphics true for a graphics card; false for a processor
   * @param memoryBytes its memory
   * @param lent true for the one that is lent
   */
  public record Device(
      String id, String name, String engine, boolean graphics, long memoryBytes, boolean lent) {}
}
