package io.spareframe.compute.hardware;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in this PC. What the system does not tell is absent, never zero or a guess.
 *
 * @param operatingSystem its name for people, such as "Debian GNU/Linux 12 (bookworm)"
 * @param cpu the processor's name
 * @param memoryBytes main memory that the system can use
 * @param graphicsCards every display controller, also those without a driver
 */
public record HardwareInventory(
    String operatingSystem,
    @Nullable String cpu,
    @Nullable Long memoryBytes,
    List<GraphicsCard> graphicsCards) {

  public HardwareInventory {
    graphicsCards = List.copyOf(graphicsCards);
  }

  /**
   * A display controller.
   *
   * @param name for people; a vendor with PCI ids where the system knows no better
   * @param memoryBytes its own memory; absent where only a GPU API would tell
   * @param driver the kernel driver that serves it, such as "nvidia"; absent if there is none or
   *     the system does not tell
   */
  public record GraphicsCard(String name, @Nullable Long memoryBytes, @Nullable String driver) {}

  /**
   * Reads this PC's inventory. Takes milliseconds on Linux and may take seconds elsewhere, so not
   * for a thread that must answer.
   *
   * <p>On Linux a few small files say it all: 15 ms and under 1 MiB, where OSHI measured 220 ms and
   * 22 MiB that stay, over a third of what the agent may hold. Elsewhere the same needs many native
   * calls, which OSHI has right.
   */
  public static HardwareInventory read() {
    return System.getProperty("os.name").equals("Linux")
        ? new LinuxHardware(Path.of("/")).read()
        : OshiHardware.read();
  }
}
