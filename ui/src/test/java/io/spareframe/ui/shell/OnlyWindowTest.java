package io.spareframe.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyWindowTest {

  @TempDir Path folder;

  @Test
  void aSecondStartKnocksAtTheFirstWindow() throws IOException {
    AtomicInteger knocks = new AtomicInteger();
    try (OnlyWindow first =
        OnlyWindow.orKnock(folder.resolve("w"), knocks::incrementAndGet).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(OnlyWindow.orKnock(folder.resolve("w"), () -> {})).isEmpty();
      assertThat(OnlyWindow.orKnock(folder.resolve("w"), () -> {})).isEmpty();
      await().until(() -> knocks.get() == 2);
    }
  }

  @Test
  void afterTheWindowIsClosedAnotherOneCanOpen() throws IOException {
    OnlyWindow.orKnock(folder.resolve("w"), () -> {}).orElseThrow().close();
    try (OnlyWindow second = OnlyWindow.orKnock(folder.resolve("w"), () -> {}).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void whatAKilledWindowLeftBehindIsReplaced() throws IOException {
    Files.createFile(folder.resolve("w"));
    try (OnlyWindow window = OnlyWindow.orKnock(folder.resolve("w"), () -> {}).orElseThrow()) {
      assertThat(window).isNotNull();
    }
  }
}
