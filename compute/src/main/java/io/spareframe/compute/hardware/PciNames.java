package io.spareframe.compute.hardware;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of PCI devices from the {@code pci.ids} file of the distribution, if it has one. Its
 * format: https://pci-ids.ucw.cz/ (a vendor's line starts with four hex digits, its devices' lines
 * follow, each after one tab).
 */
final class PciNames {

  private static final List<String> FILES =
      List.of("usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids");

  /** Vendors of graphics cards by PCI id, for systems without the file. */
  private static final Map<String, String> VENDORS =
      Map.of("10de", "NVIDIA", "1002", "AMD", "8086", "Intel");

  private final Path root;

  PciNames(Path root) {
    this.root = root;
  }

  /**
   * @param vendor four hex digits
   * @param device four hex digits
   */
  String name(String vendor, String device) {
    String maker = VENDORS.getOrDefault(vendor, "");
    return FILES.stream()
        .flatMap(file -> lookUp(root.resolve(file), vendor, device).stream())
        .findFirst()
        .map(name -> (maker + " " + name).strip())
        .orElseGet(
            () ->
                String.format(Locale.ROOT, "%s graphics card (%s:%s)", maker, vendor, device)
                    .strip());
  }

  private static Optional<String> lookUp(Path file, String vendor, String device) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      boolean atVendor = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (atVendor && line.startsWith("\t" + device + "  ")) {
          return Optional.of(line.substring(device.length() + 1).strip());
        }
        if (atVendor && !line.startsWith("\t") && !line.startsWith("#")) {
          return Optional.empty();
        }
        atVendor |= line.startsWith(vendor + "  ");
      }
      return Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
