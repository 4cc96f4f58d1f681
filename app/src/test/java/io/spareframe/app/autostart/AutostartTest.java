package io.spareframe.app.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartTest {

  /** All that quoting could get wrong. */
  private static final List<String> AWKWARD =
      List.of(
          "two words", "50%", "a\"b", "it's", "back\\slash", "$HOME `id`", "", "~;&|", "tab\tö");

  @TempDir private Path folder;

  @Test
  void aDesktopStartsExactlyThisCommand() throws Exception {
    Path written = folder.resolve("arguments");
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "printf '%s\\n' \"$@\" > \"$0.new\" && mv \"$0.new\" \"$0\"",
                written.toString()));
    command.addAll(AWKWARD);
    Autostart autostart = Autostart.of(Map.of(), "Linux", folder, command);
    autostart.enable();
    Path entry = folder.resolve(".config/autostart/spareframe.desktop");
    // GLib's own launcher reads the entry as desktops do.
    Process launch = new ProcessBuilder("gio", "launch", entry.toString()).inheritIO().start();
    assertThat(launch.waitFor()).isZero();
    await().until(() -> Files.exists(written));
    assertThat(Files.readAllLines(written)).isEqualTo(AWKWARD);
  }

  @Test
  void anEntryComesAndGoesAndTheFolderFollowsTheEnvironment() throws Exception {
    Autostart autostart =
        Autostart.of(
            Map.of("XDG_CONFIG_HOME", folder.resolve("elsewhere").toString()),
            "Linux",
            folder,
            List.of("/usr/bin/true"));
    assertThat(autostart.enabled()).isFalse();
    autostart.disable();
    autostart.enable();
    autostart.enable();
    assertThat(autostart.enabled()).isTrue();
    assertThat(folder.resolve("elsewhere/autostart/spareframe.desktop")).exists();
    autostart.disable();
    assertThat(autostart.enabled()).isFalse();
  }

  @Test
  void anEntryThatTheDesktopsSettingsSwitchedOffIsOff() throws Exception {
    Autostart autostart = new DesktopEntry(folder, List.of("/usr/bin/true"));
    Path entry = folder.resolve("spareframe.desktop");
    for (String off : List.of("Hidden=true", "X-GNOME-Autostart-enabled = false")) {
      autostart.enable();
      Files.writeString(entry, Files.readString(entry) + off + "\n");
      assertThat(autostart.enabled()).as(off).isFalse();
      autostart.enable();
      assertThat(autostart.enabled()).as("switched on again").isTrue();
    }
  }

  @Test
  void aProgramWhoseNameNoEntryCanHoldIsRefused() {
    Autostart autostart = new DesktopEntry(folder, List.of("/opt/a=b/java"));
    assertThatThrownBy(autostart::enable).isInstanceOf(IOException.class).hasMessageContaining("=");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anInstalledProgramIsStartedByItsLauncher() throws Exception {
    Path runtime = Files.createDirectories(folder.resolve("opt/spareframe/lib/runtime"));
    assertThat(InstalledProgram.agentLauncher(runtime)).isEmpty();
    Path bin = Files.createDirectories(folder.resolve("opt/spareframe/bin"));
    Path launcher = Files.createFile(bin.resolve("spareframe-agent"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    assertThat(InstalledProgram.agentLauncher(runtime)).contains(launcher);
  }

  @Test
  void theRunKeyGetsTheQuotedCommandFromAFileOfItsOwn() throws Exception {
    List<String> calls = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    RunKey.Tool tool =
        command -> {
          calls.add(String.join(" ", command.subList(0, 2)));
          if (command.get(1).equals("import")) {
            texts.add(Files.readString(Path.of(command.get(2)), StandardCharsets.UTF_16LE));
          }
          return 0;
        };
    new RunKey(List.of("C:\\Program Files\\Spareframe\\spareframe-agent.exe"), tool).enable();
    assertThat(calls).containsExactly("reg.exe import");
    assertThat(texts)
        .containsExactly(
            "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n"
                + "[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]\r\n"
                + "\"Spareframe\"="
                + "\"\\\"C:\\\\Program Files\\\\Spareframe\\\\spareframe-agent.exe\\\"\"\r\n");
  }

  @Test
  void theRunKeyIsAskedAndDeletedByName() throws Exception {
    List<String> calls = new ArrayList<>();
    RunKey key =
        new RunKey(
            List.of("spareframe-agent.exe"),
            command -> {
              calls.add(String.join(" ", command));
              return 0;
            });
    key.disable();
    String name = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v Spareframe";
    assertThat(calls).containsExactly("reg.exe query " + name, "reg.exe delete " + name + " /f");
  }

  @Test
  void aRefusedRunKeyAndACommandTooLongForItAreErrors() {
    assertThatThrownBy(() -> new RunKey(List.of("a.exe"), _ -> 1).enable())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new RunKey(List.of("a".repeat(259)), _ -> 0).enable())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("261")
        .hasMessageContaining("260");
  }

  @Test
  void aLaunchAgentIsAPropertyListWithEachArgument() throws Exception {
    Autostart autostart = Autostart.of(Map.of(), "Mac OS X", folder, List.of("/a b/<c>", "d&e"));
    assertThat(autostart.enabled()).isFalse();
    autostart.enable();
    assertThat(autostart.enabled()).isTrue();
    Path file = folder.resolve("Library/LaunchAgents/io.spareframe.agent.plist");
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var strings = parsers.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("string");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < strings.getLength(); i++) {
      texts.add(strings.item(i).getTextContent());
    }
    assertThat(texts).containsExactly("io.spareframe.agent", "/a b/<c>", "d&e", "Aqua");
    autostart.disable();
    assertThat(autostart.enabled()).isFalse();
  }
}
