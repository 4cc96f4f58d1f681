package io.spareframe.ui.wizard;

import java.util.List;

/**
 * What is in the machine, in words.
 *
 * @param looking true while devices are still being looked for
 * @param machine processor and memory; empty if unknown
 * @param devices what jobs can run on
 * @param absence why there is none and what to do; empty if there is one
 */
record HardwareState(boolean looking, String machine, List<DeviceLine> devices, String absence) {

  /**
   * A device.
   *
   * @param facts how it is reached and its memory
   * @param graphics true for a graphics card
   * @param lent true for the one that is lent
   */
  record DeviceLine(String name, String facts, boolean graphics, boolean lent) {}
}
