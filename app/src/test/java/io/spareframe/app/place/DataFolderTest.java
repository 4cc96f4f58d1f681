package io.spareframe.app.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final Path HOME = Path.of("/home/ann");

  @Test
  void eachSystemHasItsUsualPlace() {
    assertThat(DataFolder.of(Map.of(), "Linux", HOME).root())
        .isEqualTo(HOME.resolve(".local/share/spareframe"));
    assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME).root())
        .isEqualTo(Path.of("/data/spareframe"));
    assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "relative"), "Linux", HOME).root())
        .isEqualTo(HOME.resolve(".local/share/spareframe"));
    assertThat(DataFolder.of(Map.of(), "Mac OS X", HOME).root())
        .isEqualTo(HOME.resolve("Library/Application Support/Spareframe"));
    assertThat(DataFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).root())
        .isEqualTo(Path.of("/local/Spareframe"));
  }

  @Test
  void theVariableNamesAnother() {
    assertThat(DataFolder.of(Map.of(DataFolder.VARIABLE, "/else/where"), "Linux", HOME).root())
        .isEqualTo(Path.of("/else/where"));
  }

  @Test
  void onlyTheUserCanEnterIt(@TempDir Path temp) throws IOException {
    DataFolder folder = new DataFolder(temp.resolve("a/b"));
    folder.prepare();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void aPathTooLongForASocketIsRefusedWithTheRemedy(@TempDir Path temp) {
    DataFolder folder = new DataFolder(temp.resolve("x".repeat(120)));
    assertThatThrownBy(folder::prepare)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("limit is 103")
        .hasMessageContaining(DataFolder.VARIABLE);
  }
}
