package io.spareframe.compute.engine;

/**
 * What a device says of itself.
 *
 * @param id how to open it
 * @param engine the name of the engine that reaches it
 * @param name for people
 * @param vendor for people
 * @param driver the driver's version, as the driver writes it
 * @param memoryBytes its memory in all, not what is free
 * @param maxAllocationBytes the largest single buffer
 * @param maxBlockThreads the most threads in one block
 * @param computeUnits how many blocks surely run side by side
 * @param kind what it is
 */
public record DeviceInfo(
    DeviceId id,
    String engine,
    String name,
    String vendor,
    String driver,
    long memoryBytes,
    long maxAllocationBytes,
    long maxBlockThreads,
    int computeUnits,
    Kind kind) {

  /** What a device is. */
  public enum Kind {
    GPU,
    CPU,
    OTHER
  }
}
