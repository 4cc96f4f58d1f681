// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local Ethereum node of its own, and the Solidity compiler, as npm installed them. */
final class Evm implements AutoCloseable {
  static final Path SOURCES = Path.of("src", "main", "solidity");
  static final Path TEST_SOURCES = Path.of("src", "test", "solidity");

  private static final Path HOME = Path.of("src", "test", "evm");
  private static final Path MODULES = HOME.resolve("node_modules");
  private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Process node;
  private final BufferedReader output;
  private final URI endpoint;

  private Evm(Process node, BufferedReader output, URI endpoint) {
    this.node = node;
    this.output = output;
    this.endpoint = endpoint;
  }

  static Evm start(Path folder) throws IOException {
    Path binary = MODULES.resolve(Path.of("@foundry-rs", "anvil-" + system(), "bin", "anvil"));
    requireInstalled(binary);
    Process node =
        new ProcessBuilder(binary.toString(), "--port", "0", "--host", "127.0.0.1")
            .redirectError(folder.resolve("anvil.log").toFile())
            .start();
    BufferedReader output = node.inputReader();
    String line = output.readLine();
    while (line != null) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return new Evm(node, output, URI.create("http://127.0.0.1:" + listening.group(1)));
      }
      line = output.readLine();
    }
    node.destroyForcibly();
    throw new AssertionError("the Ethereum node ended at once; see anvil.log");
  }

  URI endpoint() {
    return endpoint;
  }

  /** The ABI and the bytecode of the contract that the file is named after. */
  static JsonNode compile(Path source) throws IOException, InterruptedException {
    requireInstalled(MODULES.resolve("solc"));
    Path result = Files.createTempFile("contract", ".json");
    Path problems = Files.createTempFile("contract", ".log");
    try {
      int status =
          new ProcessBuilder(
                  List.of(
                      "node",
                      HOME.resolve("compile.js").toString(),
                      source.toString(),
                      MODULES.toString()))
              .redirectOutput(result.toFile())
              .redirectError(problems.toFile())
              .start()
              .waitFor();
      assertThat(status).as("%s", Files.readString(problems, StandardCharsets.UTF_8)).isZero();
      return new JsonMapper().readTree(Files.readString(result, StandardCharsets.UTF_8));
    } finally {
      Files.delete(result);
      Files.delete(problems);
    }
  }

  private static void requireInstalled(Path needed) {
    assertThat(needed)
        .as(
            "The Ethereum node or the Solidity compiler of the tests is missing. Run ./verify,"
                + " which installs them; alone: wallet/src/test/evm/install")
        .exists();
  }

  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = os.contains("win") ? "win32" : os.contains("mac") ? "darwin" : "linux";
    return name + (System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-amd64");
  }

  @Override
  public void close() throws IOException {
    node.toHandle().destroyForcibly();
    output.close();
  }
}
