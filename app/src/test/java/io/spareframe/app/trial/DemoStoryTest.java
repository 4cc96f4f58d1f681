package io.spareframe.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStoryTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @Test
  void everyStepHoldsFromTheFirstSliceToThePicture(@TempDir Path temp) throws Exception {
    List<String> lines = new ArrayList<>();
    Path picture = temp.resolve("picture.png");

    new DemoStory(lines::add).play(picture);

    assertThat(lines).last().isEqualTo("Every step held.");
    assertThat(Files.readAllBytes(picture)).startsWith(PNG).hasSizeGreaterThan(10_000);
  }
}
