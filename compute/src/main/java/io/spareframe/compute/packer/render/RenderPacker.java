package io.spareframe.compute.packer.render;

import io.spareframe.compute.job.Argument;
import io.spareframe.compute.job.BlobSink;
import io.spareframe.compute.job.BufferRole;
import io.spareframe.compute.job.BufferSpec;
import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.KernelModule;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import io.spareframe.compute.kernel.KernelDialect;
import io.spareframe.compute.kernel.KernelVariants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs scenes as jobs. Stateless; callable from any thread. */
public final class RenderPacker {

  /** The name of the sample job. */
  public static final String SAMPLE_NAME = "bunny.obj";

  private static final String MODULE = "render";
  private static final int BLOCK = 8;
  private static final int BOUNCES = 10;

  /** Rays a path casts, those to the lamp included: 3.3 on the sample scene, more among walls. */
  private static final int RAYS_PER_PATH = 6;

  /** Operations of one ray apart from its way through the tree, and of one level of the tree. */
  private static final int OPERATIONS_PER_RAY = 400;

  private static final int OPERATIONS_PER_LEVEL = 110;
  private static final int BYTES_PER_LEVEL = 128;

  /**
   * Packs a scene from a file: {@code .obj} with its {@code .mtl}, {@code .gltf} or {@code .glb}.
   *
   * @param file read in full, with the files beside it that it names
   * @param blobs gets the job's blobs
   * @throws InvalidSceneException if the file is no scene within the limits
   * @throws IOException if a file cannot be read or a blob not be put
   */
  public JobManifest pack(Path file, RenderSettings settings, BlobSink blobs)
      throws InvalidSceneException, IOException {
    Model model = ModelFiles.read(file);
    float aspect = (float) settings.width() / settings.height();
    return pack(ModelFiles.name(file), Studio.portrait(model, aspect), settings, blobs);
  }

  /** Packs the scene that comes with the program: the Stanford bunny in three materials. */
  public JobManifest packSample(RenderSettings settings, BlobSink blobs) throws IOException {
    try (InputStream in = RenderPacker.class.getResourceAsStream(SAMPLE_NAME)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without " + SAMPLE_NAME);
      }
      Model bunny = new ObjReader(SAMPLE_NAME, ObjReader.NO_LIBRARIES).read(in);
      return pack(SAMPLE_NAME, Studio.bunnies(bunny), settings, blobs);
    } catch (InvalidSceneException e) {
      throw new IllegalStateException("the sample scene is valid", e);
    }
  }

  static JobManifest pack(String name, Scene scene, RenderSettings settings, BlobSink blobs)
      throws IOException {
    int width = settings.width();
    int height = settings.height();
    KernelVariants kernels = KernelDialect.shipped(RenderPacker.class, MODULE);
    KernelModule module = kernels.put(MODULE, blobs);
    ScenePacking packing = new ScenePacking(scene, (float) width / height, BOUNCES);
    List<BufferSpec> buffers =
        List.of(
            state("sums", ElementType.F32, 3L * width * height),
            state("picture", ElementType.U32, (long) width * height),
            input("nodes", ElementType.U32, packing.nodes(), blobs),
            input("triangles", ElementType.F32, packing.triangles(), blobs),
            input("normals", ElementType.F32, packing.normals(), blobs),
            input("materials", ElementType.F32, packing.materials(), blobs),
            input("scene", ElementType.F32, packing.scene(), blobs));
    return new JobManifest(
        name,
        List.of(module),
        buffers,
        program(settings, scene.exposure()),
        new Presentation.Picture(width, height),
        declared(settings, scene.model().triangles(), buffers));
  }

  /**
   * Equal rounds in one repeat, so that an engine meets the same launch again and again; what does
   * not divide evenly goes into a last round of its own.
   */
  private static List<Step> program(RenderSettings settings, float exposure) {
    int rest = settings.samples() % settings.chunks();
    int equalRounds = rest == 0 ? settings.chunks() : settings.chunks() - 1;
    int samples = settings.samples() / settings.chunks();
    List<Step> program = new ArrayList<>();
    if (equalRounds > 0) {
      program.add(new Step.Repeat(equalRounds, round(settings, exposure, 0, samples)));
    }
    if (rest != 0) {
      int done = equalRounds * samples;
      program.add(new Step.Repeat(1, round(settings, exposure, done, settings.samples() - done)));
    }
    return program;
  }

  /** To be repeated: each turn adds so many samples to those of the turns before and to done. */
  private static List<Step> round(RenderSettings settings, float exposure, int done, int samples) {
    int width = settings.width();
    int height = settings.height();
    Extent block = new Extent(BLOCK, BLOCK, 1);
    Extent grid = new Extent(Math.ceilDiv(width, BLOCK), Math.ceilDiv(height, BLOCK), 1);
    List<Argument> trace =
        List.of(
            new Argument.Buffer("sums"),
            new Argument.Buffer("nodes"),
            new Argument.Buffer("triangles"),
            new Argument.Buffer("normals"),
            new Argument.Buffer("materials"),
            new Argument.Buffer("scene"),
            u32(width),
            u32(height),
            u32(done),
            u32(samples),
            new Argument.Counter(0),
            new Argument.Counter(1));
    List<Argument> develop =
        List.of(
            new Argument.Buffer("sums"),
            new Argument.Buffer("picture"),
            u32(width),
            u32(height),
            u32(done),
            u32(samples),
            new Argument.Counter(0),
            new Argument.Scalar(
                ElementType.F32, Integer.toUnsignedLong(Float.floatToRawIntBits(exposure))));
    return List.of(
        new Step.Repeat(samples, List.of(new Step.Launch(MODULE, "trace", grid, block, trace))),
        new Step.Launch(MODULE, "develop", grid, block, develop),
        new Step.Emit("picture", 0, 4L * width * height, samples));
  }

  private static DeclaredWork declared(
      RenderSettings settings, int triangles, List<BufferSpec> buffers) {
    long rays = (long) settings.width() * settings.height() * settings.samples() * RAYS_PER_PATH;
    long levels = 2L * (Integer.SIZE - Integer.numberOfLeadingZeros(triangles));
    return new DeclaredWork(
        rays * (OPERATIONS_PER_RAY + levels * OPERATIONS_PER_LEVEL),
        rays * levels * BYTES_PER_LEVEL,
        buffers.stream().mapToLong(BufferSpec::bytes).sum(),
        4L * settings.width() * settings.height() * settings.chunks());
  }

  private static Argument u32(int value) {
    return new Argument.Scalar(ElementType.U32, value);
  }

  private static BufferSpec state(String name, ElementType type, long count) {
    return new BufferSpec(name, type, count, new BufferRole.State(Optional.empty()));
  }

  private static BufferSpec input(String name, ElementType type, ByteBuffer content, BlobSink blobs)
      throws IOException {
    long count = content.remaining() / type.bytes();
    return new BufferSpec(name, type, count, new BufferRole.Input(blobs.put(content)));
  }
}
