package io.spareframe.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each room's texts and layouts belong to its code: nothing is missing, nothing is left over. */
class TextsAndLayoutsTest {

  private static final Path ROOT = Path.of("src", "main", "java", "io", "spareframe", "ui");
  private static final Pattern IN_LAYOUT = Pattern.compile("\"%([a-z.-]+)\"");
  private static final Pattern IN_CODE = Pattern.compile("\\.say\\(\\s*\"([a-z.-]+)\"");
  private static final Pattern CHOSEN_IN_CODE =
      Pattern.compile("\\.say\\(\\s*[^;]*?\\?\\s*\"([a-z.-]+)\"\\s*:\\s*\"([a-z.-]+)\"");
  private static final Pattern LOADED = Pattern.compile("Fxml\\.load\\(\\s*this,\\s*\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("fx:id=\"([^\"]+)\"");
  private static final Pattern FIELD =
      Pattern.compile("@FXML private [^;]*?\\b([A-Za-z]+);", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everyTextThatIsUsedExistsAndEveryTextIsUsed() throws IOException {
    return rooms().stream()
        .filter(room -> Files.exists(bundle(room)))
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getFileName().toString(),
                    () -> assertThat(used(room)).isEqualTo(written(room))));
  }

  @Test
  void onlyRoomsWithTextsUseTexts() throws IOException {
    for (Path room : rooms()) {
      if (!Files.exists(bundle(room))) {
        assertThat(used(room)).as(room.toString()).isEmpty();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLayoutIsLoadedByAControllerBesideIt() throws IOException {
    return rooms().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getFileName().toString(),
                    () -> {
                      Set<String> layouts = new TreeSet<>();
                      for (Path file : files(room, ".fxml")) {
                        layouts.add(file.getFileName().toString());
                      }
                      assertThat(find(room, ".java", LOADED)).isEqualTo(layouts);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyFieldThatALayoutFillsStandsInIt() throws IOException {
    return rooms().stream()
        .filter(room -> hasLayouts(room))
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getFileName().toString(),
                    () ->
                        assertThat(find(room, ".fxml", ID))
                            .containsAll(find(room, ".java", FIELD))));
  }

  private static boolean hasLayouts(Path room) {
    try {
      return !files(room, ".fxml").isEmpty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> used(Path room) throws IOException {
    Set<String> keys = new TreeSet<>(find(room, ".fxml", IN_LAYOUT));
    keys.addAll(find(room, ".java", IN_CODE));
    keys.addAll(find(room, ".java", CHOSEN_IN_CODE));
    return keys;
  }

  private static Set<String> written(Path room) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle(room))) {
      properties.load(reader);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static Set<String> find(Path room, String ending, Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files(room, ending)) {
      Matcher matcher = pattern.matcher(Files.readString(file));
      while (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          found.add(matcher.group(group));
        }
      }
    }
    return found;
  }

  private static List<Path> files(Path room, String ending) throws IOException {
    try (Stream<Path> files = Files.list(room)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static List<Path> rooms() throws IOException {
    try (Stream<Path> rooms = Files.list(ROOT)) {
      return rooms.filter(Files::isDirectory).toList();
    }
  }

  private static Path bundle(Path room) {
    return room.resolve(room.getFileName() + ".properties");
  }
}
