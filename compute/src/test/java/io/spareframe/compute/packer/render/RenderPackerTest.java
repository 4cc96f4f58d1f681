package io.spareframe.compute.packer.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.job.Step;
import io.spareframe.compute.job.UnrolledProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderPackerTest {

  @TempDir private Path folder;

  @Test
  void theSampleIsAValidJob() throws Exception {
    RenderSettings settings = RenderSettings.of(960, 540, 64);
    JobManifest manifest = new RenderPacker().packSample(settings, PackedJob.blobsOf(folder));
    PackedJob.write(folder, manifest);
    assertThat(PackedJob.read(folder).manifest()).isEqualTo(manifest);
    assertThat(manifest.name()).isEqualTo("bunny.obj");
    assertThat(manifest.declared().outputBytes()).isEqualTo(4L * 960 * 540 * 4);
  }

  @Test
  void theSameSceneIsTheSameJob() throws Exception {
    RenderSettings settings = RenderSettings.of(32, 32, 4);
    assertThat(new RenderPacker().packSample(settings, PackedJob.blobsOf(folder)))
        .isEqualTo(
            new RenderPacker().packSample(settings, PackedJob.blobsOf(folder.resolve("again"))));
  }

  @ParameterizedTest
  @CsvSource({"64,4", "61,4", "1,1", "7,7", "5,3", "100,64"})
  void everySampleIsTakenOnceAndPaidFor(int samples, int chunks) throws Exception {
    JobManifest manifest =
        new RenderPacker()
            .packSample(new RenderSettings(8, 8, samples, chunks), PackedJob.blobsOf(folder));
    UnrolledProgram program = new UnrolledProgram(manifest.program());
    int traces = 0;
    int emits = 0;
    int weights = 0;
    for (long leaf = 0; leaf < program.leaves(); leaf++) {
      switch (program.at(leaf).step()) {
        case Step.Launch launch -> traces += launch.entry().equals("trace") ? 1 : 0;
        case Step.Emit emit -> {
          emits++;
          weights += emit.weight();
          assertThat(weights).isEqualTo(traces);
        }
      }
    }
    assertThat(traces).isEqualTo(samples);
    assertThat(emits).isEqualTo(chunks);
  }

  @Test
  void aSceneOfOneTriangleIsPacked() throws Exception {
    Path file =
        Files.writeString(folder.resolve("Drei eck.obj"), "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    JobManifest manifest =
        new RenderPacker().pack(file, RenderSettings.of(16, 9, 1), PackedJob.blobsOf(folder));
    PackedJob.write(folder, manifest);
    assertThat(manifest.name()).isEqualTo("Drei eck.obj");
  }

  @Test
  void settingsOutsideTheLimitsAreRefused() {
    assertThatThrownBy(() -> RenderSettings.of(0, 540, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width is 0, not between 1 and 16384");
    assertThatThrownBy(() -> RenderSettings.of(16_384, 16_384, 64))
        .hasMessage("pixels is 268435456, not between 1 and 16777216");
    assertThatThrownBy(() -> RenderSettings.of(960, 540, 0))
        .hasMessage("samples is 0, not between 1 and 65536");
    assertThatThrownBy(() -> new RenderSettings(960, 540, 3, 4))
        .hasMessage("chunks is 4, not between 1 and 3");
  }
}
