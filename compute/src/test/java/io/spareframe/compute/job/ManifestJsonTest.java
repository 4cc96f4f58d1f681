package io.spareframe.compute.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  private String json = "";

  @BeforeEach
  void writeAValidManifest() throws IOException {
    json =
        new String(
            ManifestJson.write(SampleJobs.everything(SampleJobs.nowhere())),
            StandardCharsets.UTF_8);
  }

  @Test
  void aManifestComesBackAsItWasWritten() throws Exception {
    JobManifest manifest = SampleJobs.everything(SampleJobs.nowhere());
    assertThat(read(json)).isEqualTo(manifest);
    assertThat(ManifestJson.id(manifest)).isEqualTo(ContentId.of(bytes(json)));
  }

  @Test
  void theCanonicalFormHasSortedNamesAndNoWhiteSpace() {
    assertThat(json)
        .startsWith(
            "{\"buffers\":[{\"count\":6,\"name\":\"picture\",\"role\":{\"state\":{}},\"type\":\"u32\"},")
        .endsWith("\"program\":[" + json.substring(json.indexOf("\"program\":[") + 11))
        .contains("\"grid\":{\"x\":4,\"y\":3,\"z\":2}")
        .contains(
            "{\"u64\":18446744073709551615},{\"f32\":\"0x3dcccccd\"},{\"f32\":\"0x80000000\"}")
        .contains("\"name\":\"Everything \\\"at once\\\" ‑ 兎\"");
    assertThat(json.replaceAll("\"Every[^兎]*兎\"", "")).doesNotContain(" ").doesNotContain("\n");
  }

  @Test
  void layoutAndOrderOfFieldsDoNotChangeTheId() throws Exception {
    String other =
        "\n{ \"format\" : 1,"
            + json.substring(1).replace("\"format\":1,", "").replace(",\"", " ,\n\t\"");
    assertThat(ManifestJson.id(read(other))).isEqualTo(ContentId.of(bytes(json)));
  }

  @Test
  void aNumberIsTheSameScalarAsItsBits() throws Exception {
    String decimal =
        json.replace("\"0x3dcccccd\"", "0.1")
            .replace("\"0x80000000\"", "-0.0")
            .replace("\"0xbfd5555555555555\"", "-0.3333333333333333");
    assertThat(decimal).isNotEqualTo(json);
    assertThat(read(decimal)).isEqualTo(read(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"x\":4 | \"x\":70000 | program[0].repeat.body[0].repeat.body[0].launch.grid.x: 70000 is more than 65535",
        "\"x\":4 | \"x\":0 | program[0].repeat.body[0].repeat.body[0].launch.grid.x: 0 is less than 1",
        "\"x\":8 | \"x\":300 | program[0].repeat.body[0].repeat.body[0].launch.block.x: 300 is more than 256",
        "\"x\":8 | \"x\":33 | program[0].repeat.body[0].repeat.body[0].launch.block: 264 threads is more than 256",
        "\"x\":4 | \"x\":4.5 | program[0].repeat.body[0].repeat.body[0].launch.grid.x: is not an integer of at most 20 digits",
        "\"x\":4 | \"x\":\"4\" | program[0].repeat.body[0].repeat.body[0].launch.grid.x: is not an integer of at most 20 digits",
        "\"x\":4 | \"x\":99999999999 | program[0].repeat.body[0].repeat.body[0].launch.grid.x: 99999999999 is more than 2147483647",
        "\"x\":4 | \"w\":4 | program[0].repeat.body[0].repeat.body[0].launch.grid.x: is missing",
        "\"x\":4 | \"w\":1,\"x\":4 | program[0].repeat.body[0].repeat.body[0].launch.grid: has the unknown field w",
        "\"entry\":\"add\" | \"entry\":\"a-b\" | program[0].repeat.body[0].repeat.body[0].launch.entry: is not a name: letters, digits and _ without a digit in front",
        "\"module\":\"math\" | \"module\":\"meth\" | program[0].repeat.body[0].repeat.body[0].launch.module: is no module of this job",
        "{\"buffer\":\"picture\"} | {\"buffer\":\"pixels\"} | program[0].repeat.body[0].repeat.body[0].launch.arguments[0].buffer: is no buffer of this job",
        "{\"counter\":1} | {\"counter\":2} | program[0].repeat.body[0].repeat.body[0].launch.arguments[2].counter: 2 names no repeat: 2 enclose this launch",
        "{\"i32\":-7} | {\"u8\":7} | program[0].repeat.body[0].repeat.body[0].launch.arguments[4]: is a u8: pass a u32",
        "{\"i32\":-7} | {\"i16\":7} | program[0].repeat.body[0].repeat.body[0].launch.arguments[4]: has the unknown field i16: use buffer, counter or the name of a type",
        "{\"u32\":4294967295} | {\"u32\":4294967296} | program[0].repeat.body[0].repeat.body[0].launch.arguments[3].u32: 4294967296 is more than 4294967295",
        "\"0x3dcccccd\" | 1e99 | program[0].repeat.body[0].repeat.body[0].launch.arguments[7].f32: is too large for its type",
        "\"0x3dcccccd\" | \"0x3d\" | program[0].repeat.body[0].repeat.body[0].launch.arguments[7].f32: is neither a number nor 0x and 8 lower-case hexadecimal digits",
        "\"times\":2 | \"times\":0 | program[0].repeat.body[0].repeat.times: 0 is less than 1",
        "\"times\":2 | \"times\":10000001 | program[0].repeat.body[0].repeat.times: 10000001 is more than 10000000",
        "\"times\":3 | \"times\":5000 | program: 5000 emits is more than 4096",
        "{\"repeat\":{\"body\":[{\"repeat\" | {\"repeat\":{\"body\":[{\"loop\" | program[0].repeat.body[0]: has the unknown field loop: use launch, repeat or emit",
        "\"offsetBytes\":0 | \"offsetBytes\":4 | program[0].repeat.body[1].emit.offsetBytes: 4 and 24 bytes end outside the buffer's 24",
        "\"buffer\":\"picture\",\"bytes\" | \"buffer\":\"room\",\"bytes\" | program[0].repeat.body[1].emit.buffer: is a scratch buffer, which no step after a launch may read",
        "\"bytes\":24 | \"bytes\":20 | program[0].repeat.body[1].emit: is not the 24 bytes of a u32 buffer that make the picture",
        "\"buffer\":\"picture\",\"bytes\":24 | \"buffer\":\"seed\",\"bytes\":16 | program[0].repeat.body[1].emit: is not the 24 bytes of a u32 buffer that make the picture",
        "\"weight\":5 | \"weight\":0 | program[0].repeat.body[1].emit.weight: 0 is less than 1",
        "\"width\":3 | \"width\":20000 | presentation.picture.width: 20000 is more than 16384",
        "\"peakBytes\":61 | \"peakBytes\":60 | declared.peakBytes: 60 is less than the 61 of the buffers",
        "\"outputBytes\":72 | \"outputBytes\":73 | declared.outputBytes: 73 is not the 72 that the program emits",
        "\"operations\":1000 | \"operations\":-1 | declared.operations: -1 is less than 0",
        "\"count\":6 | \"count\":0 | buffers[0].count: 0 is less than 1",
        "\"count\":6 | \"count\":1000000000 | buffers[0]: 4000000000 bytes is more than 1073741824",
        "\"name\":\"room\" | \"name\":\"in\" | buffers[3].name: in is the name of another buffer too",
        "\"name\":\"math\" | \"name\":\"2\" | modules[0].name: is not a name: letters, digits and _ without a digit in front",
        "{\"scratch\":{}} | {\"scratch\":{\"blob\":1}} | buffers[3].role.scratch: has the unknown field blob",
        "{\"scratch\":{}} | {\"file\":{}} | buffers[3].role: has the unknown field file: use input, state or scratch",
        "{\"scratch\":{}} | {} | buffers[3].role: is not an object with exactly one field",
        "\"input\":{\"blob\":\" | \"input\":{\"blob\":\"../ | buffers[1].role.input.blob: is not 64 lower-case hexadecimal digits",
        "\"type\":\"u32\" | \"type\":\"u33\" | buffers[0].type: is no type: use u8, i32, u32, f32, i64, u64 or f64",
        "\"format\":1 | \"format\":2 | format: 2 is not known here, only 1",
        "\"format\":1 | \"format\":1,\"host\":\"x\" | manifest: has the unknown field host",
        "兎 | \\u202e | name: has a character that cannot be shown in one line",
        "兎 | \\n | name: has a character that cannot be shown in one line",
        "兎 | \\ud800 | name: has a character that cannot be shown in one line",
      })
  void oneFaultGetsOneErrorThatNamesIt(String text, String fault, String message) {
    assertThat(json).contains(text);
    int at = json.indexOf(text);
    String broken = json.substring(0, at) + fault + json.substring(at + text.length());
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage(message);
  }

  @Test
  void aTruncatedManifestIsRefusedWhereverItEnds() {
    byte[] whole = bytes(json);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ManifestJson.read(part))
          .isInstanceOf(InvalidJobException.class)
          .hasMessageStartingWith("manifest: is ");
    }
  }

  @Test
  void aFieldGivenTwiceIsRefused() {
    assertThatThrownBy(() -> read(json.replace("\"times\":3", "\"times\":3,\"times\":4")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("times");
  }

  @Test
  void whatFollowsTheManifestIsRefused() {
    assertThatThrownBy(() -> read(json + " {}"))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage("manifest: goes on after its end");
  }

  @Test
  void anOversizedManifestIsRefusedUnread() {
    byte[] large = new byte[JobLimits.MANIFEST_BYTES + 1];
    assertThatThrownBy(() -> ManifestJson.read(large))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage("manifest: 1048577 bytes is more than 1048576");
  }

  @Test
  void deepNestingIsRefused() {
    String open = "{\"repeat\":{\"times\":1,\"body\":[".repeat(9);
    String nested = json.replaceFirst("\"program\":\\[\\{", "\"program\":[" + open + "{");
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("manifest: is not JSON within the limits");
    assertThatThrownBy(() -> read(nested + "]}}".repeat(9)))
        .isInstanceOf(InvalidJobException.class);
  }

  @Test
  void repeatsNestedTooDeepAreRefused() {
    String emit = "{\"emit\":{\"buffer\":\"picture\",\"bytes\":24,\"offsetBytes\":0,\"weight\":5}}";
    String deep = "{\"repeat\":{\"body\":[".repeat(9) + emit + "],\"times\":1}}".repeat(9);
    assertThatThrownBy(() -> read(json.replace(emit, deep)))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageEndingWith(": is nested deeper than 8 repeats");
  }

  @Test
  void moreLaunchesThanALongCanCountAreRefused() {
    String huge =
        json.replace("\"times\":2", "\"times\":9999999").replace("\"times\":3", "\"times\":4096");
    assertThatThrownBy(() -> read(huge))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage(
            "program: 40959999999 launches and emits is more than 1000000000"
                .replace("40959999999", Long.toString(4096L * 10_000_000)));
  }

  @Test
  void whateverIsChangedOnlyAnInvalidJobEverEscapes() {
    byte[] whole = bytes(json);
    Random random = new Random(1);
    String[] words = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"",
      "-1",
      "0",
      "1e9",
      "99999999999999999999",
      "null",
      "true",
      "\"repeat\"",
      "\"emit\"",
      "\"\\u0000\"",
      "\u00ff",
      "\\"
    };
    int stillValid = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bent = whole.clone();
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(bent.length);
        switch (random.nextInt(4)) {
          case 0 -> bent[at] = (byte) random.nextInt(256);
          case 1 -> bent = splice(bent, at, at + random.nextInt(40), new byte[0]);
          case 2 -> bent = splice(bent, at, at, bytes(words[random.nextInt(words.length)]));
          default -> {
            int from = random.nextInt(bent.length);
            int to = Math.min(bent.length, from + random.nextInt(60));
            bent = splice(bent, at, at, Arrays.copyOfRange(bent, from, to));
          }
        }
      }
      try {
        JobManifest manifest = ManifestJson.read(bent);
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
        stillValid++;
      } catch (InvalidJobException e) {
        assertThat(e.getMessage()).hasSizeLessThan(600).matches("[\\x20-\\x7e]*");
      }
    }
    assertThat(stillValid).isPositive();
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
    int end = Math.min(to, bytes.length);
    byte[] result = new byte[from + with.length + bytes.length - end];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(with, 0, result, from, with.length);
    System.arraycopy(bytes, end, result, from + with.length, bytes.length - end);
    return result;
  }

  private static JobManifest read(String json) throws InvalidJobException {
    return ManifestJson.read(bytes(json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
