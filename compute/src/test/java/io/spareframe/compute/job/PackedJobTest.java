package io.spareframe.compute.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedJobTest {

  @TempDir private Path folder;
  private JobManifest manifest = emptyManifest();

  private static JobManifest emptyManifest() {
    try {
      return SampleJobs.everything(SampleJobs.nowhere());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void packAJob() throws Exception {
    manifest = SampleJobs.everything(PackedJob.blobsOf(folder));
    PackedJob.write(folder, manifest);
  }

  @Test
  void aPackedJobIsReadBack() throws Exception {
    PackedJob read = PackedJob.read(folder);
    assertThat(read.manifest()).isEqualTo(manifest);
    assertThat(read.id()).isEqualTo(ManifestJson.id(manifest));
    assertThat(read.blobs().read(openCl()).remaining()).isEqualTo(SampleJobs.OPENCL.length());
  }

  @Test
  void aMissingBlobIsNamed() throws Exception {
    Files.delete(blob(openCl()));
    assertFault("modules[0].opencl: blob " + openCl() + " is missing");
  }

  @Test
  void aBlobWithOtherBytesIsNamed() throws Exception {
    Files.writeString(blob(openCl()), SampleJobs.OPENCL + " ");
    assertFault("modules[0].opencl: blob " + openCl() + " has other bytes than its id says");
  }

  @Test
  void aBlobThatIsALinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.move(blob(openCl()), folder.resolve("elsewhere"));
    Files.createSymbolicLink(blob(openCl()), elsewhere);
    assertFault("modules[0].opencl: blob " + openCl() + " is not a regular file");
  }

  @Test
  void anOversizedBlobIsRefusedUnread() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(blob(openCl()).toFile(), "rw")) {
      file.setLength(JobLimits.BLOB_BYTES + 1);
    }
    assertFault(
        "modules[0].opencl: blob " + openCl() + " has 1073741825 bytes, more than 1073741824");
  }

  @Test
  void aFolderOfBlobsThatIsALinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.move(folder.resolve("blobs"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("blobs"), elsewhere);
    assertFault("blobs: is a symbolic link");
  }

  @Test
  void aMissingManifestIsNamed() throws Exception {
    Files.delete(folder.resolve("manifest.json"));
    assertFault("manifest: manifest.json is missing");
  }

  @Test
  void aManifestThatIsALinkIsNotFollowed() throws Exception {
    Path json = folder.resolve("manifest.json");
    Files.createSymbolicLink(json, Files.move(json, folder.resolve("elsewhere")));
    assertFault("manifest: manifest.json is not a regular file");
  }

  @Test
  void anOversizedManifestIsRefused() throws Exception {
    Files.write(folder.resolve("manifest.json"), new byte[JobLimits.MANIFEST_BYTES + 10]);
    assertFault("manifest: 1048577 bytes is more than 1048576");
  }

  @Test
  void aBlobOfAnotherLengthThanItsBufferIsNamed() throws Exception {
    change("\"count\":4,\"name\":\"in\"", "\"count\":5,\"name\":\"in\"", "61", "65");
    assertFault("buffers[1].role.input.blob: the blob has 16 bytes, the buffer 20");
  }

  @Test
  void aKernelThatIsNotInTheTextIsNamed() throws Exception {
    change("\"entry\":\"add\"", "\"entry\":\"sub\"", "61", "61");
    assertFault(
        "program[0].repeat.body[0].repeat.body[0].launch.entry: sub is no kernel in modules[0].opencl");
  }

  @Test
  void kernelTextIsChecked() throws Exception {
    ContentId bad = new BlobStore(folder.resolve("blobs")).put(ascii("#include \"/etc/passwd\"\n"));
    change(openCl().hex(), bad.hex(), "61", "61");
    assertThatThrownBy(() -> PackedJob.read(folder))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageStartingWith(
            "modules[0].opencl: has #include : # may only begin one of define,");
  }

  @Test
  void aStreamLongerThanAllowedLeavesNothingBehind() throws Exception {
    BlobStore store = new BlobStore(folder.resolve("new"));
    assertThatThrownBy(() -> store.put(new ByteArrayInputStream(new byte[1001]), 1000))
        .isInstanceOf(IOException.class)
        .hasMessage("a blob has more than 1000 bytes");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).isEmpty();
    }
    ContentId id = store.put(new ByteArrayInputStream(new byte[1000]), 1000);
    assertThat(id).isEqualTo(ContentId.of(new byte[1000]));
    assertThat(store.read(id).isReadOnly()).isTrue();
  }

  @Test
  void onlyUnreferencedBlobsAreDeleted() throws Exception {
    BlobStore store = new BlobStore(folder.resolve("new"));
    assertThat(store.deleteUnreferenced(Set.of())).isZero();
    ContentId kept = store.put(ascii("kept"));
    ContentId dropped = store.put(ascii("dropped"));
    Files.writeString(folder.resolve("new/half.part"), "left by a crash");
    Files.writeString(folder.resolve("new/README"), "not ours");
    assertThat(store.deleteUnreferenced(Set.of(kept))).isEqualTo(1);
    assertThat(store.contains(kept)).isTrue();
    assertThatThrownBy(() -> store.read(dropped))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("blob " + dropped + " is missing");
    assertThat(folder.resolve("new/half.part")).doesNotExist();
    assertThat(folder.resolve("new/README")).exists();
  }

  private ContentId openCl() {
    return manifest.modules().getFirst().opencl();
  }

  private Path blob(ContentId id) {
    return folder.resolve("blobs").resolve(id.hex());
  }

  private void change(String from, String to, String peakBytes, String newPeakBytes)
      throws IOException {
    Path file = folder.resolve("manifest.json");
    String json = Files.readString(file);
    assertThat(json).contains(from);
    Files.writeString(
        file,
        json.replace(from, to)
            .replace("\"peakBytes\":" + peakBytes, "\"peakBytes\":" + newPeakBytes));
  }

  private void assertFault(String message) {
    assertThatThrownBy(() -> PackedJob.read(folder))
        .isInstanceOf(InvalidJobException.class)
        .hasMessage(message);
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
