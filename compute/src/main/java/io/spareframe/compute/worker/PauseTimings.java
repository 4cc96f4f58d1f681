package io.spareframe.compute.worker;

import java.time.Duration;

/**
 * How fast a worker gave way, measured in the agent from the request on.
 *
 * @param toDeviceIdle until the last slice had ended
 * @param toMemoryFree until the device's memory was given back
 * @param toProcessGone until the process was gone
 * @param forced true if it was killed because it did not comply
 */
public record PauseTimings(
    Duration toDeviceIdle, Duration toMemoryFree, Duration toProcessGone, boolean forced) {}
