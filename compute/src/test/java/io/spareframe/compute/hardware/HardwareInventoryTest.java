package io.spareframe.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.compute.hardware.HardwareInventory.GraphicsCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HardwareInventoryTest {

  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void device(String address, String type, String vendor, String device, String driver)
      throws IOException {
    String at = "sys/bus/pci/devices/" + address;
    file(at + "/class", type + "\n");
    file(at + "/vendor", "0x" + vendor + "\n");
    file(at + "/device", "0x" + device + "\n");
    if (!driver.isEmpty()) {
      Files.createSymbolicLink(
          root.resolve(at + "/driver"), Path.of("../../../bus/pci/drivers/" + driver));
    }
  }

  private HardwareInventory read() {
    return new LinuxHardware(root).read();
  }

  @Test
  void anOrdinaryGamersPcIsNamed() throws IOException {
    file("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD Ryzen 7  5800X3D 8-Core Processor\n");
    file("proc/meminfo", "MemTotal:       32793748 kB\nMemFree:         100 kB\n");

    HardwareInventory pc = read();

    assertThat(pc.operatingSystem()).isEqualTo("Debian GNU/Linux 12 (bookworm)");
    assertThat(pc.cpu()).isEqualTo("AMD Ryzen 7 5800X3D 8-Core Processor");
    assertThat(pc.memoryBytes()).isEqualTo(32793748L * 1024);
    assertThat(pc.graphicsCards()).isEmpty();
  }

  @Test
  void anNvidiaCardTellsItsNameThroughItsDriver() throws IOException {
    device("0000:00:1f.3", "0x040300", "8086", "a170", "snd_hda_intel");
    device("0000:01:00.0", "0x030000", "10de", "2504", "nvidia");
    file(
        "proc/driver/nvidia/gpus/0000:01:00.0/information",
        "Model: \t\t NVIDIA GeForce RTX 3060\nIRQ:   \t\t 134\n");

    assertThat(read().graphicsCards())
        .containsExactly(new GraphicsCard("NVIDIA GeForce RTX 3060", null, "nvidia"));
  }

  @Test
  void anAmdCardTellsItsMemoryAndThePciListItsName() throws IOException {
    device("0000:0c:00.0", "0x030000", "1002", "73df", "amdgpu");
    file("sys/bus/pci/devices/0000:0c:00.0/mem_info_vram_total", "12868124672\n");
    file(
        "usr/share/misc/pci.ids",
        """
        # comment
        0010  Allied Telesis, Inc
        \t73df  Not this one
        1002  Advanced Micro Devices, Inc. [AMD/ATI]
        \t73d8  Another
        \t73df  Navi 22 [Radeon RX 6700]
        \t\t1002 0e36  A board
        10de  NVIDIA Corporation
        """);

    assertThat(read().graphicsCards())
        .containsExactly(
            new GraphicsCard("AMD Navi 22 [Radeon RX 6700]", 12_868_124_672L, "amdgpu"));
  }

  @Test
  void aCardWithoutDriverIsListedAndItsDriverAbsent() throws IOException {
    device("0000:01:00.0", "0x030200", "10de", "2330", "");
    device("0000:02:00.0", "0x030000", "1b36", "0100", "");

    assertThat(read().graphicsCards())
        .containsExactly(
            new GraphicsCard("NVIDIA graphics card (10de:2330)", null, null),
            new GraphicsCard("graphics card (1b36:0100)", null, null));
  }

  @Test
  void whatTheSystemDoesNotTellIsAbsent() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: \n");
    file("proc/meminfo", "MemTotal:       0 kB\n");

    HardwareInventory pc = read();

    assertThat(pc.cpu()).isNull();
    assertThat(pc.memoryBytes()).isNull();
    assertThat(pc.operatingSystem()).isNotBlank();
  }

  @Test
  void garbageWhereANumberBelongsIsAbsent() throws IOException {
    device("0000:0c:00.0", "0x030000", "1002", "73df", "amdgpu");
    file("sys/bus/pci/devices/0000:0c:00.0/mem_info_vram_total", "twelve\n");
    file("proc/meminfo", "MemTotal: 99999999999999999999999 kB\n");

    assertThat(read().memoryBytes()).isNull();
    assertThat(read().graphicsCards().getFirst().memoryBytes()).isNull();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void bothWaysOfReadingAgreeOnThisMachine() {
    HardwareInventory files = HardwareInventory.read();
    HardwareInventory library = OshiHardware.read();

    assertThat(files.memoryBytes()).isEqualTo(library.memoryBytes());
    if (files.cpu() != null) {
      assertThat(files.cpu()).isEqualTo(library.cpu());
    }
  }
}
