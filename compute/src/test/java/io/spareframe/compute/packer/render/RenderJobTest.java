package io.spareframe.compute.packer.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.BlobStore;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.kernel.OpenClRun;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rendering on a real OpenCL device. */
class RenderJobTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 54;

  /** What radiance 1 becomes on the film. */
  private static final int WHITE_SHOWN = 214;

  @TempDir private Path folder;
  private BlobStore blobs = new BlobStore(Path.of(""));

  @BeforeEach
  void makeRoomForBlobs() {
    blobs = new BlobStore(folder);
  }

  @Test
  void howALaunchIsCutDoesNotChangeABit() throws Exception {
    OpenClRun run = new OpenClRun(sample(4), blobs);
    List<ByteBuffer> whole = run.chunks(SliceTarget.unlimited());
    assertThat(whole).hasSize(4);
    assertThat(run.chunks(SliceTarget.of(SliceTarget.MIN_ANSWER_TIME))).isEqualTo(whole);
    assertThat(run.chunksWithPauses(SliceTarget.of(Duration.ofMillis(4)))).isEqualTo(whole);
  }

  @Test
  void everyChunkIsABetterPictureThanTheLast() throws Exception {
    ByteBuffer good = last(new OpenClRun(sample(256), blobs));
    List<ByteBuffer> chunks = new OpenClRun(sample(16), blobs).chunks(SliceTarget.DEFAULT);
    double previous = Double.MAX_VALUE;
    for (ByteBuffer chunk : chunks) {
      double error = difference(chunk, good);
      assertThat(error).isLessThan(previous);
      previous = error;
    }
    assertThat(previous).isLessThan(12);
  }

  @Test
  void theSampleShowsABrightBunnyARedBallAndASky() throws Exception {
    ByteBuffer picture = last(new OpenClRun(sample(16), blobs));
    int[] bunny = mean(picture, 0.31, 0.28, 0.36, 0.40);
    int[] ball = mean(picture, 0.30, 0.80, 0.33, 0.86);
    int[] sky = mean(picture, 0.05, 0.02, 0.25, 0.10);
    assertThat(bunny[0]).isBetween(150, 245).isGreaterThan(bunny[2]);
    assertThat(ball[0]).isGreaterThan(2 * ball[1]).isGreaterThan(2 * ball[2]);
    assertThat(sky[2]).isBetween(90, 220).isGreaterThan(sky[0]);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(picture.getInt(i * 4) >>> 24).isEqualTo(0xFF);
    }
  }

  /**
   * Under a sky of radiance 1 all around, a thing that absorbs nothing cannot be seen: the test
   * that no scattering makes or loses light.
   */
  @ParameterizedTest
  @CsvSource({
    "DIFFUSE, 0",
    "COATED, 0",
    "COATED, 0.15",
    "COATED, 0.4",
    "METAL, 0",
    "METAL, 0.15",
    "METAL, 0.4",
    "GLASS, 0",
    "GLASS, 0.2"
  })
  void whatAbsorbsNothingVanishesInUniformLight(Material.Kind kind, float roughness)
      throws Exception {
    Material white = new Material(kind, new Vec3(1, 1, 1), Vec3.ZERO, roughness, 1.5f);
    ByteBuffer picture = last(new OpenClRun(uniform(white), blobs));
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      sum += picture.get(i * 4) & 0xFF;
    }
    // The deepest corners lose the light that would take more bounces than are followed.
    assertThat(sum / (WIDTH * HEIGHT)).isBetween(WHITE_SHOWN - 2.0, WHITE_SHOWN + 0.6);
    int[] middle = mean(picture, 0.45, 0.45, 0.55, 0.55);
    assertThat(middle[0]).isBetween(WHITE_SHOWN - 4, WHITE_SHOWN + 2);
  }

  @Test
  void whatAbsorbsIsSeenInUniformLight() throws Exception {
    Material grey = Material.diffuse(new Vec3(0.5f, 0.5f, 0.5f));
    int[] middle = mean(last(new OpenClRun(uniform(grey), blobs)), 0.45, 0.45, 0.55, 0.55);
    assertThat(middle[0]).isBetween(100, 185);
  }

  private JobManifest sample(int samples) throws Exception {
    return new RenderPacker().packSample(RenderSettings.of(WIDTH, HEIGHT, samples), blobs);
  }

  private JobManifest uniform(Material material) throws Exception {
    Model bunny =
        new ObjReader("bunny.obj", ObjReader.NO_LIBRARIES)
            .read(RenderPacker.class.getResourceAsStream(RenderPacker.SAMPLE_NAME))
            .standing(2, 0, 0, 0)
            .of(material);
    Vec3 one = new Vec3(1, 1, 1);
    Scene scene =
        new Scene(
            bunny,
            List.of(new Scene.Sphere(new Vec3(-1.5f, 1, 0), 0.6f, material)),
            Optional.empty(),
            new Scene.Camera(new Vec3(0, 1, 6), new Vec3(0, 1, 0), 28, 0),
            new Scene.Lamp(new Vec3(0, 9, 0), Vec3.ZERO.plus(new Vec3(1, 0, 0)), 1, Vec3.ZERO),
            one,
            one,
            1);
    return RenderPacker.pack("uniform", scene, new RenderSettings(WIDTH, HEIGHT, 32, 1), blobs);
  }

  private static ByteBuffer last(OpenClRun run) throws Exception {
    return run.chunks(SliceTarget.DEFAULT).getLast();
  }

  /** The mean red, green and blue of a part of the picture, given in shares of its size. */
  private static int[] mean(ByteBuffer picture, double x0, double y0, double x1, double y1) {
    long[] sums = new long[3];
    int count = 0;
    for (int y = (int) (y0 * HEIGHT); y < (int) (y1 * HEIGHT); y++) {
      for (int x = (int) (x0 * WIDTH); x < (int) (x1 * WIDTH); x++) {
        int pixel = picture.getInt((y * WIDTH + x) * 4);
        for (int k = 0; k < 3; k++) {
          sums[k] += (pixel >> (8 * k)) & 0xFF;
        }
        count++;
      }
    }
    return new int[] {(int) (sums[0] / count), (int) (sums[1] / count), (int) (sums[2] / count)};
  }

  /** The root of the mean squared difference of two pictures' values. */
  private static double difference(ByteBuffer a, ByteBuffer b) {
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int k = 0; k < 3; k++) {
        double d = (a.get(i * 4 + k) & 0xFF) - (b.get(i * 4 + k) & 0xFF);
        sum += d * d;
      }
    }
    return Math.sqrt(sum / (WIDTH * HEIGHT * 3));
  }
}
