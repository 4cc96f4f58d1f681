package io.spareframe.compute.packer.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjReaderTest {

  private static final String SQUARE =
      """
      # a square
      v 0 0 0
      v 1 0 0
      v 1 1 0
      v 0 1 0
      """;

  private static final String CUBE =
      """
      v 0 0 0
      v 1 0 0
      v 1 1 0
      v 0 1 0
      v 0 0 1
      v 1 0 1
      v 1 1 1
      v 0 1 1
      f 4 3 2 1
      f 5 6 7 8
      f 1 2 6 5
      f 3 4 8 7
      f 2 3 7 6
      f 1 5 8 4
      """;

  @TempDir private Path folder;

  @Test
  void aQuadBecomesTwoTriangles() throws Exception {
    Model model = read(SQUARE + "f 1 2 3 4\n");
    assertThat(model.triangles()).isEqualTo(2);
    assertThat(model.corners())
        .containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0);
  }

  @Test
  void aPolygonBecomesAFanOfTriangles() throws Exception {
    StringBuilder text = new StringBuilder();
    StringBuilder face = new StringBuilder("f");
    for (int i = 0; i < 12; i++) {
      text.append("v %s %s 0\n".formatted(Math.cos(i / 2.0), Math.sin(i / 2.0)));
      face.append(' ').append(i + 1);
    }
    assertThat(read(text.append(face).toString()).triangles()).isEqualTo(10);
  }

  @Test
  void negativeIndicesCountFromTheEnd() throws Exception {
    assertThat(read(SQUARE + "f -4 -3 -2\n").corners())
        .isEqualTo(read(SQUARE + "f 1 2 3\n").corners());
  }

  @Test
  void textureIndicesArePassedOverAndNormalsTaken() throws Exception {
    Model model = read(SQUARE + "vn 0 0 -2\nvt 0 0\nf 1/1/1 2//1 3/1/-1\n");
    assertThat(model.normals()).containsExactly(0, 0, -1, 0, 0, -1, 0, 0, -1);
  }

  @Test
  void aLineMayGoOnAfterABackslash() throws Exception {
    assertThat(read(SQUARE + "f 1 2 \\\r\n 3\n").triangles()).isEqualTo(1);
  }

  @Test
  void missingNormalsKeepTheEdgesOfACube() throws Exception {
    Model cube = read(CUBE);
    assertThat(cube.triangles()).isEqualTo(12);
    for (float component : cube.normals()) {
      assertThat(Math.abs(component)).isIn(0f, 1f);
    }
  }

  @Test
  void missingNormalsAreSmoothOnWhatIsRound() throws Exception {
    Model bunny =
        new ObjReader("bunny.obj", ObjReader.NO_LIBRARIES)
            .read(ObjReaderTest.class.getResourceAsStream(RenderPacker.SAMPLE_NAME));
    assertThat(bunny.triangles()).isEqualTo(3674);
    int bent = 0;
    for (int t = 0; t < bunny.triangles(); t++) {
      for (int k = 0; k < 3; k++) {
        if (bunny.normals()[t * 9 + k] != bunny.normals()[t * 9 + 3 + k]) {
          bent++;
          break;
        }
      }
    }
    assertThat(bent).isGreaterThan(3500);
  }

  @Test
  void materialsComeFromTheLibraryBeside() throws Exception {
    Files.writeString(
        folder.resolve("m.mtl"),
        """
        newmtl dull
        Kd 0.1 0.2 0.3
        newmtl lamp
        Ke 5 5 5
        newmtl shiny
        Kd 1 0 0
        Ks 0.5 0.5 0.5
        Ns 200
        illum 2
        newmtl mirror
        Ks 0.9 0.8 0.7
        Ns 1000
        illum 3
        newmtl window
        d 0.1
        Ni 1.33
        """);
    Files.writeString(
        folder.resolve("s.obj"),
        "mtllib m.mtl\n"
            + SQUARE
            + "f 1 2 3\nusemtl dull\nf 1 2 3\nusemtl lamp\nf 1 2 3\nusemtl shiny\nf 1 2 3\n"
            + "usemtl mirror\nf 1 2 3\nusemtl window\nf 1 2 3\nusemtl unknown\nf 1 2 3\n");
    Model model = ModelFiles.read(folder.resolve("s.obj"));
    assertThat(model.materialOf()).containsExactly(0, 1, 2, 3, 4, 5, 0);
    assertThat(model.palette().get(1)).isEqualTo(Material.diffuse(new Vec3(0.1f, 0.2f, 0.3f)));
    assertThat(model.palette().get(2).emission()).isEqualTo(new Vec3(5, 5, 5));
    assertThat(model.palette().get(3).kind()).isEqualTo(Material.Kind.COATED);
    assertThat(model.palette().get(4)).isEqualTo(Material.metal(new Vec3(0.9f, 0.8f, 0.7f), 0));
    assertThat(model.palette().get(5).kind()).isEqualTo(Material.Kind.GLASS);
    assertThat(model.palette().get(5).index()).isEqualTo(1.33f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v 0 0 | s.obj, line 1: a number is missing",
        "v 0 0 x | s.obj, line 1: a number is not one",
        "v 0 0 NaN | s.obj, line 1: a number is not finite",
        "v 0 0 1e39 | s.obj, line 1: a number is not finite",
        "v 0 0 0;v 1 0 0;v 0 1e20 0;f 1 2 3 | s.obj, line 4: a coordinate is not a number of at most 1000000000",
        "v 0 0 0;f 1 1 | s.obj, line 2: a face has fewer than 3 corners",
        "v 0 0 0;f 1 1 2 | s.obj, line 2: a face names v 2 of 1",
        "v 0 0 0;f 1 1 0 | s.obj, line 2: a face names v 0 of 1",
        "v 0 0 0;f 1 1 -2 | s.obj, line 2: a face names v -2 of 1",
        "v 0 0 0;f 1 1 99999999999 | s.obj, line 2: a face's corner is not of numbers",
        "v 0 0 0;f 1//1 1//1 1//1 | s.obj, line 2: a face names vn 1 of 0",
        "v 0 0 0;f 1 1 1 | s.obj: there is no triangle in it",
        "# nothing | s.obj: there is no triangle in it",
        "mtllib ../secret.mtl | the scene names a file that is not a plain name in its own folder",
        "mtllib /etc/passwd | the scene names a file that is not a plain name in its own folder",
        "mtllib none.mtl | none.mtl: there is no such file",
      })
  void oneFaultGetsOneErrorThatNamesIt(String text, String message) throws Exception {
    Files.writeString(folder.resolve("s.obj"), text.replace(';', '\n'));
    assertThatThrownBy(() -> ModelFiles.read(folder.resolve("s.obj")))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage(message);
  }

  @Test
  void aLineWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("v " + " ".repeat(SceneLimits.LINE_CHARACTERS)))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage("s.obj, line 0: is longer than 65536 characters");
  }

  @Test
  void tooManyTrianglesAreRefused() {
    int corners = 20_000;
    String face = "f" + " 1 2 3".repeat(corners / 3) + "\n";
    String text = SQUARE + face.repeat(2 * SceneLimits.TRIANGLES / corners + 200);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessageEndingWith(": there are more than 2000000 triangles");
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("scene.blend"), "x");
    assertThatThrownBy(() -> ModelFiles.read(file))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage("scene.blend: is no .obj, .gltf or .glb file");
    assertThatThrownBy(() -> ModelFiles.read(folder.resolve("none.obj")))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage("none.obj: there is no such file");
  }

  private static Model read(String text) throws Exception {
    return new ObjReader("s.obj", ObjReader.NO_LIBRARIES)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
