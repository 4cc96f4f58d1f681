package io.spareframe.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.app.control.client.CommandFailure;
import io.spareframe.app.place.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    Terminal terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
    CommandLine commands = Main.commandLine(new DataFolder(folder), terminal);
    commands.setErr(new PrintWriter(errors, true));
    commands.setOut(new PrintWriter(printed, true, StandardCharsets.UTF_8));
    return commands.execute(arguments);
  }

  @Test
  void everyCommandHasHelp() {
    assertThat(run("--help")).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("agent", "submit", "jobs", "pack", "pause", "resume", "wallet", "demo", "bench");
  }

  @Test
  void withoutAnAgentACommandSaysHowToStartOne() {
    assertThat(run("status")).isEqualTo(1);
    assertThat(errors.toString()).contains("spareframe agent");
  }

  @Test
  void mistypedValuesAreNamed() {
    assertThat(run("pause", "--for", "2 weeks")).isEqualTo(2);
    assertThat(errors.toString()).contains("'2 weeks' is no duration");
    assertThat(run("submit", "render", "x.obj", "--size", "large")).isEqualTo(2);
    assertThat(errors.toString()).contains("'large' is no size");
  }

  @Test
  void aSceneThatIsNotThereIsNamed() {
    assertThat(run("pack", "render", "no-such.obj", folder.resolve("out").toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("no-such.obj");
  }

  @Test
  void pricesAreExact() {
    assertThat(Submit.units(new BigDecimal("0.05"))).isEqualTo(BigInteger.valueOf(50_000));
    assertThatThrownBy(() -> Submit.units(new BigDecimal("0.0000001")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--price");
    assertThatThrownBy(() -> Submit.units(BigDecimal.ZERO)).isInstanceOf(CommandFailure.class);
  }
}
