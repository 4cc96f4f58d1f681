package io.spareframe.compute.packer.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GltfReaderTest {

  /** Four corners of a square as floats, then the indices 0 1 2 0 2 3 as u16. */
  private static final byte[] BUFFER = squareBuffer();

  private static final String JSON =
      """
      {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
       "nodes":[{"children":[1],"translation":[10,0,0]},{"mesh":0,"scale":[2,2,2]}],
       "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],
       "materials":[{"pbrMetallicRoughness":{"baseColorFactor":[1,0.5,0.25,1],
         "metallicFactor":0,"roughnessFactor":0.3}}],
       "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3"},
         {"bufferView":1,"componentType":5123,"count":6,"type":"SCALAR"}],
       "bufferViews":[{"buffer":0,"byteLength":48},{"buffer":0,"byteOffset":48,"byteLength":12}],
       "buffers":[{"byteLength":60,"uri":"square.bin"}]}
      """;

  @TempDir private Path folder;

  @Test
  void nodesMoveAndScaleTheirMeshes() throws Exception {
    Model model = read(JSON);
    assertThat(model.corners())
        .containsExactly(10, 0, 0, 12, 0, 0, 12, 2, 0, 10, 0, 0, 12, 2, 0, 10, 2, 0);
    assertThat(model.normals()).startsWith(0, 0, 1);
    assertThat(model.materialOf()).containsExactly(1, 1);
    assertThat(model.palette().get(1)).isEqualTo(Material.coated(new Vec3(1, 0.5f, 0.25f), 0.3f));
  }

  @Test
  void aMatrixAndARotationTurnTheSameWay() throws Exception {
    String half = "0.70710678";
    Model turned =
        read(JSON.replace("\"scale\":[2,2,2]", "\"rotation\":[0," + half + ",0," + half + "]"));
    Model matrix =
        read(JSON.replace("\"scale\":[2,2,2]", "\"matrix\":[0,0,-1,0,0,1,0,0,1,0,0,0,0,0,0,1]"));
    for (int i = 0; i < turned.corners().length; i++) {
      assertThat(turned.corners()[i]).isCloseTo(matrix.corners()[i], within(1e-5f));
    }
    assertThat(matrix.normals()).startsWith(1, 0, 0);
  }

  @Test
  void theBinaryFormIsReadToo() throws Exception {
    byte[] json = JSON.replace(",\"uri\":\"square.bin\"", "").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer glb =
        ByteBuffer.allocate(12 + 8 + json.length + 8 + BUFFER.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    glb.putInt(0x46546C67).putInt(2).putInt(glb.capacity());
    glb.putInt(json.length).putInt(0x4E4F534A).put(json);
    glb.putInt(BUFFER.length).putInt(0x004E4942).put(BUFFER);
    Path file = Files.write(folder.resolve("s.glb"), glb.array());
    assertThat(ModelFiles.read(file).triangles()).isEqualTo(2);

    glb.putInt(12, Integer.MAX_VALUE);
    Files.write(file, glb.array());
    assertThatThrownBy(() -> ModelFiles.read(file))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage("s.glb: a chunk ends after the end of the file");
  }

  @Test
  void dataMayLieInTheFileItself() throws Exception {
    String data =
        "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(BUFFER);
    assertThat(read(JSON.replace("square.bin", data)).triangles()).isEqualTo(2);
  }

  @Test
  void stripsFansAndUnindexedTrianglesAreRead() throws Exception {
    assertThat(read(JSON.replace("\"indices\":1", "\"mode\":5")).triangles()).isEqualTo(2);
    assertThat(read(JSON.replace("\"indices\":1", "\"mode\":6")).triangles()).isEqualTo(2);
    assertThat(read(JSON.replace("\"indices\":1,", "")).triangles()).isEqualTo(1);
  }

  @Test
  void materialsBecomeMetalGlassAndLight() throws Exception {
    assertThat(material("\"metallicFactor\":0", "\"metallicFactor\":1").kind())
        .isEqualTo(Material.Kind.METAL);
    assertThat(material("\"roughnessFactor\":0.3", "\"roughnessFactor\":1").kind())
        .isEqualTo(Material.Kind.DIFFUSE);
    Material glass =
        material(
            "{\"pbrMetallic",
            "{\"extensions\":{\"KHR_materials_transmission\":{\"transmissionFactor\":1},"
                + "\"KHR_materials_ior\":{\"ior\":1.33}},\"pbrMetallic");
    assertThat(glass.kind()).isEqualTo(Material.Kind.GLASS);
    assertThat(glass.index()).isEqualTo(1.33f);
    Material lamp =
        material(
            "{\"pbrMetallic",
            "{\"emissiveFactor\":[1,0.5,0],\"extensions\":{\"KHR_materials_emissive_strength\":"
                + "{\"emissiveStrength\":4}},\"pbrMetallic");
    assertThat(lamp.emission()).isEqualTo(new Vec3(4, 2, 0));
  }

  private Material material(String text, String with) throws Exception {
    assertThat(JSON).contains(text);
    return read(JSON.replace(text, with)).palette().get(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"count\":6 | \"count\":600 | s.gltf: accessors[1]: reaches beyond its buffer",
        "\"count\":6 | \"count\":-6 | s.gltf: accessors[1].count: -6 is not between 0 and 6000000",
        "\"count\":6 | \"count\":2000000000 | s.gltf: accessors[1].count: 2000000000 is not between 0 and 6000000",
        "\"count\":4 | \"count\":3 | s.gltf: accessors[1]: names vertex 3 of 3",
        "\"count\":4 | \"sparse\":{},\"count\":4 | s.gltf: accessors[0]: is sparse, which is not read here",
        "5126 | 5123 | s.gltf: accessors[0]: is not of floats",
        "5123 | 5126 | s.gltf: accessors[1]: is not of unsigned integers",
        "VEC3 | VEC4 | s.gltf: accessors[0]: is not of type VEC3",
        "\"byteOffset\":48 | \"byteOffset\":2147483647 | s.gltf: accessors[1]: reaches beyond its buffer",
        "\"byteOffset\":48 | \"byteStride\":1,\"byteOffset\":48 | s.gltf: accessors[1]: reaches beyond its buffer",
        "\"POSITION\":0 | \"POSITION\":7 | s.gltf: meshes[0].primitives[0].attributes.POSITION: 7 is not between 0 and 1",
        "\"POSITION\":0 | \"COLOR_0\":0 | s.gltf: meshes[0].primitives[0].attributes.POSITION: is missing",
        "\"children\":[1] | \"children\":[0] | s.gltf: nodes[0]: is nested deeper than 64 nodes",
        "\"scale\":[2,2,2] | \"scale\":[2,2] | s.gltf: nodes[1].scale: is not a list of 3 numbers",
        "\"scale\":[2,2,2] | \"scale\":[2,2,1e99] | s.gltf: nodes[1].scale[2]: is not a finite number",
        "\"scale\":[2,2,2] | \"scale\":[1e30,1,1] | s.gltf: meshes[0].primitives[0]: a coordinate is not a number of at most 1000000000",
        "\"scene\":0 | \"extensionsRequired\":[\"KHR_draco_mesh_compression\"],\"scene\":0 | s.gltf: extensionsRequired[0]: needs an extension that is not read here",
        "square.bin | ../square.bin | the scene names a file that is not a plain name in its own folder",
        "square.bin | http://example.org/x | the scene names a file that is not a plain name in its own folder",
        "square.bin | data:;base64,!!! | s.gltf: buffers[0].uri: holds data that is not in base64",
        "{\"asset\" | [\"asset\" | s.gltf: is not JSON within the limits",
        "\"nodes\":[0] | \"nodes\":[] | s.gltf: there is no triangle in it",
      })
  void oneFaultGetsOneErrorThatNamesIt(String text, String fault, String message) {
    assertThat(JSON).contains(text);
    assertThatThrownBy(() -> read(JSON.replace(text, fault)))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessage(message);
  }

  @Test
  void coordinatesThatAreNoNumbersAreRefused() throws Exception {
    byte[] bent = BUFFER.clone();
    ByteBuffer.wrap(bent).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);
    Files.write(folder.resolve("nan.bin"), bent);
    assertThatThrownBy(() -> read(JSON.replace("square.bin", "nan.bin")))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessageStartingWith("s.gltf: meshes[0].primitives[0]: a coordinate is not a number");
  }

  @Test
  void manyNodesByFewWordsAreRefused() {
    StringBuilder nodes = new StringBuilder("\"nodes\":[");
    for (int i = 0; i < 40; i++) {
      nodes.append("{\"children\":[%d,%d]},".formatted(i + 1, i + 1));
    }
    String json = JSON.replaceFirst("\"nodes\":\\[\\{\"children.*\\n", nodes + "{\"mesh\":0}],\n");
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidSceneException.class)
        .hasMessageEndingWith(": more than 100000 nodes are drawn");
  }

  @Test
  void whateverIsChangedOnlyAnInvalidSceneEverEscapes() throws Exception {
    Random random = new Random(5);
    int read = 0;
    Files.write(folder.resolve("square.bin"), BUFFER);
    ModelFiles.Beside beside = new ModelFiles.Beside(folder);
    for (int i = 0; i < 5000; i++) {
      byte[] bent = JSON.getBytes(StandardCharsets.US_ASCII);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        byte[] other = "0123456789-.eE[]{}\",:".getBytes(StandardCharsets.US_ASCII);
        bent[random.nextInt(bent.length)] = other[random.nextInt(other.length)];
      }
      try {
        new GltfReader("s.gltf", beside).read(bent);
        read++;
      } catch (InvalidSceneException e) {
        assertThat(e).hasMessageMatching("[\\x20-\\x7e]{1,300}");
      }
    }
    assertThat(read).isPositive();
  }

  private Model read(String json) throws Exception {
    Files.write(folder.resolve("square.bin"), BUFFER);
    return ModelFiles.read(Files.writeString(folder.resolve("s.gltf"), json));
  }

  private static byte[] squareBuffer() {
    ByteBuffer buffer = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    for (float f : new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}) {
      buffer.putFloat(f);
    }
    for (int i : new int[] {0, 1, 2, 0, 2, 3}) {
      buffer.putShort((short) i);
    }
    return buffer.array();
  }
}
