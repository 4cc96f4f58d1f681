package io.spareframe.compute.hardware;

import io.spareframe.compute.hardware.HardwareInventory.GraphicsCard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the inventory from {@code /proc}, {@code /sys} and {@code /etc/os-release}. */
final class LinuxHardware {

  /** No file read here is larger on a real machine; {@code /proc/cpuinfo} of 1024 cores is. */
  private static final int MAX_TEXT_CHARS = 64 * 1024;

  private static final int BYTES_PER_KIB = 1024;

  private final Path root;
  private final PciNames names;

  /**
   * @param root the file system's root; another folder in tests
   */
  LinuxHardware(Path root) {
    this.root = root;
    this.names = new PciNames(root);
  }

  HardwareInventory read() {
    return new HardwareInventory(operatingSystem(), cpu(), memoryBytes(), graphicsCards());
  }

  private String operatingSystem() {
    return text("etc/os-release")
        .flatMap(text -> value(text, "PRETTY_NAME", '='))
        .map(name -> name.replace("\"", ""))
        .orElseGet(() -> System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private @Nullable String cpu() {
    return text("proc/cpuinfo")
        .flatMap(text -> value(text, "model name", ':'))
        .map(name -> name.replaceAll("\\s+", " "))
        .orElse(null);
  }

  private @Nullable Long memoryBytes() {
    return text("proc/meminfo")
        .flatMap(text -> value(text, "MemTotal", ':'))
        .flatMap(amount -> positive(amount.replace(" kB", "")))
        .map(kib -> kib * BYTES_PER_KIB)
        .orElse(null);
  }

  /** PCI devices of base class 03, display controllers, in the order of their addresses. */
  private List<GraphicsCard> graphicsCards() {
    List<Path> devices = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(root.resolve("sys/bus/pci/devices"))) {
      entries.forEach(devices::add);
    } catch (IOException noPci) {
      return List.of();
    }
    Collections.sort(devices);
    return devices.stream()
        .filter(device -> text(device.resolve("class")).orElse("").startsWith("0x03"))
        .map(this::graphicsCard)
        .toList();
  }

  private GraphicsCard graphicsCard(Path device) {
    Long memory =
        text(device.resolve("mem_info_vram_total")).flatMap(LinuxHardware::positive).orElse(null);
    return new GraphicsCard(name(device), memory, driver(device));
  }

  private String name(Path device) {
    return text(root.resolve("proc/driver/nvidia/gpus")
            .resolve(device.getFileName().toString())
            .resolve("information"))
        .flatMap(text -> value(text, "Model", ':'))
        .or(() -> text(device.resolve("product_name")))
        .orElseGet(() -> names.name(id(device, "vendor"), id(device, "device")));
  }

  private static String id(Path device, String file) {
    return text(device.resolve(file)).orElse("").replace("0x", "");
  }

  private static @Nullable String driver(Path device) {
    try {
      return Files.readSymbolicLink(device.resolve("driver")).getFileName().toString();
    } catch (IOException none) {
      return null;
    }
  }

  private Optional<String> text(String file) {
    return text(root.resolve(file));
  }

  /** The file's beginning without blanks around it; empty if it is missing, hidden or blank. */
  private static Optional<String> text(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] chars = new char[MAX_TEXT_CHARS];
      int length = 0;
      int read;
      while (length < chars.length && (read = in.read(chars, length, chars.length - length)) >= 0) {
        length += read;
      }
      return Optional.of(new String(chars, 0, length).strip()).filter(text -> !text.isEmpty());
    } catch (IOException | UncheckedIOException missing) {
      return Optional.empty();
    }
  }

  /** What stands behind the first line's key. */
  private static Optional<String> value(String text, String key, char separator) {
    return text.lines()
        .filter(line -> line.startsWith(key) && line.indexOf(separator) >= 0)
        .filter(line -> line.substring(0, line.indexOf(separator)).strip().equals(key))
        .map(line -> line.substring(line.indexOf(separator) + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static Optional<Long> positive(String number) {
    try {
      return Optional.of(Long.parseLong(number.strip())).filter(value -> value > 0);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
