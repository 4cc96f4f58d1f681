package io.spareframe.compute.hardware;

import io.spareframe.compute.hardware.HardwareInventory.GraphicsCard;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** Reads the inventory through OSHI, for systems where it takes native calls. */
final class OshiHardware {

  private OshiHardware() {}

  static HardwareInventory read() {
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    String cpu = hardware.getProcessor().getProcessorIdentifier().getName().strip();
    long memory = hardware.getMemory().getTotal();
    List<GraphicsCard> cards =
        hardware.getGraphicsCards().stream()
            .map(
                card ->
                    new GraphicsCard(
                        card.getName(), card.getVRam() > 0 ? card.getVRam() : null, null))
            .toList();
    return new HardwareInventory(
        system.getOperatingSystem().toString(),
        cpu.isEmpty() ? null : cpu,
        memory > 0 ? memory : null,
        cards);
  }
}
