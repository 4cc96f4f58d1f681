package io.spareframe.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeyTest {

  @TempDir Path folder;

  @Test
  void theSameKeySignsAfterARestart() throws IOException {
    Path file = folder.resolve("node.key");
    NodeKey first = NodeKey.load(file);
    NodeKey second = NodeKey.load(file);
    byte[] message = {1, 2, 3};

    assertThat(second.publicKey()).isEqualTo(first.publicKey());
    assertThat(NodeKey.verify(first.publicKey(), message, second.sign(message))).isTrue();
    assertThat(NodeKey.verify(first.publicKey(), new byte[] {1, 2}, second.sign(message)))
        .isFalse();
    assertThat(NodeKey.verify(new byte[44], message, second.sign(message))).isFalse();
  }

  @Test
  void aDamagedFileIsReportedAndNotReplaced() throws IOException {
    Path file = folder.resolve("node.key");
    Files.write(file, new byte[] {44, 1, 2});
    assertThatThrownBy(() -> NodeKey.load(file)).isInstanceOf(IOException.class);
    assertThat(Files.readAllBytes(file)).hasSize(3);
  }
}
