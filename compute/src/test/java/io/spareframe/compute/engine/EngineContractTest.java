package io.spareframe.compute.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Extent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine does, whatever the device. */
public abstract class EngineContractTest {

  private static final Extent ONE = new Extent(1, 1, 1);

  private Engine engine;
  private Session session;

  /** The engine under test, with at least one device; or a broken assumption. */
  protected abstract Engine engine();

  /** The file ending of the engine's kernel texts. */
  protected abstract String kernelEnding();

  @BeforeEach
  void openTheFirstDevice() throws EngineException {
    engine = engine();
    session = engine.open(engine.devices().getFirst().id());
  }

  @AfterEach
  void closeAll() {
    session.close();
    engine.close();
  }

  @Test
  void everyDeviceDescribesItself() {
    assertThat(engine.devices())
        .isNotEmpty()
        .allSatisfy(
            device -> {
              assertThat(device.engine()).isEqualTo(engine.name());
              assertThat(device.name()).isNotBlank();
              assertThat(device.driver()).isNotBlank();
              assertThat(device.memoryBytes()).isGreaterThan(1 << 20);
              assertThat(device.maxAllocationBytes()).isBetween(1L << 20, device.memoryBytes());
              assertThat(device.maxBlockThreads()).isGreaterThanOrEqualTo(64);
              assertThat(device.computeUnits()).isPositive();
            });
    assertThat(engine.devices().stream().map(DeviceInfo::id)).doesNotHaveDuplicates();
    assertThat(session.device()).isEqualTo(engine.devices().getFirst());
  }

  @Test
  void anUnknownDeviceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> engine.open(DeviceId.openCl(999, 9)));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.open(DeviceId.cuda(999)));
  }

  @Test
  void newMemoryIsZero() throws EngineException {
    DeviceMemory memory = session.allocate(1_000_003);
    ByteBuffer content = HostCopy.allocate(1_000_003);
    content.put(0, (byte) 1);
    session.read(memory, 0, content);
    assertThat(content.flip()).isEqualTo(ByteBuffer.allocate(1_000_003));
  }

  @Test
  void whatIsWrittenIsReadBackInPartsAndFromAnyKindOfBuffer() throws EngineException {
    DeviceMemory memory = session.allocate(100);
    byte[] bytes = new byte[100];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    session.write(memory, 0, ByteBuffer.wrap(bytes, 0, 50).asReadOnlyBuffer());
    session.write(memory, 50, HostCopy.of(ByteBuffer.wrap(bytes)).slice(50, 50));

    ByteBuffer heap = ByteBuffer.allocate(30);
    session.read(memory, 40, heap);
    assertThat(heap.flip()).isEqualTo(ByteBuffer.wrap(bytes, 40, 30));
    ByteBuffer direct = ByteBuffer.allocateDirect(100);
    session.read(memory, 0, direct);
    assertThat(direct.flip()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  @Test
  void copiesBeyondTheMemoryAreRefused() throws EngineException {
    DeviceMemory memory = session.allocate(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.read(memory, 90, ByteBuffer.allocate(11)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.write(memory, -1, ByteBuffer.allocate(1)));
  }

  @Test
  void slicesOfAOneDimensionalGridCoverIt() throws EngineException {
    assertEveryThreadKnowsItsPlace(new Extent(13, 1, 1), new Extent(8, 1, 1));
  }

  @Test
  void slicesOfATwoDimensionalGridCoverIt() throws EngineException {
    assertEveryThreadKnowsItsPlace(new Extent(5, 3, 1), new Extent(4, 4, 1));
  }

  @Test
  void slicesOfAThreeDimensionalGridCoverIt() throws EngineException {
    assertEveryThreadKnowsItsPlace(new Extent(3, 4, 2), new Extent(4, 2, 2));
  }

  private void assertEveryThreadKnowsItsPlace(Extent grid, Extent block) throws EngineException {
    int blocks = (int) grid.volume();
    int threads = (int) block.volume();
    Kernel kernel = kernel("places");
    DeviceMemory out = session.allocate((long) blocks * threads * Integer.BYTES);
    for (int first = 0; first < blocks; first += 4) {
      run(
          new Slice(
              kernel,
              first,
              Math.min(4, blocks - first),
              grid,
              block,
              List.of(new KernelArgument.Memory(out))));
    }
    IntBuffer places = ints(out, blocks * threads);
    for (int linear = 0; linear < blocks; linear++) {
      int x = linear % grid.x();
      int y = linear / grid.x() % grid.y();
      int z = linear / grid.x() / grid.y();
      for (int thread = 0; thread < threads; thread++) {
        assertThat(places.get(linear * threads + thread))
            .isEqualTo(1 + x + 100 * y + 10_000 * z + 1_000_000 * thread);
      }
    }
  }

  @Test
  void threadsOfABlockShareLocalMemoryAndMeetAtBarriers() throws EngineException {
    int blocks = 7;
    ByteBuffer in = ByteBuffer.allocate(blocks * 64 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int[] expected = new int[blocks];
    for (int i = 0; i < blocks * 64; i++) {
      in.putInt(i * 31 - 5000);
      expected[i / 64] += i * 31 - 5000;
    }
    DeviceMemory input = session.allocate(in.capacity());
    session.write(input, 0, in.flip());
    DeviceMemory sums = session.allocate((long) blocks * Integer.BYTES);
    List<KernelArgument> arguments =
        List.of(new KernelArgument.Memory(input), new KernelArgument.Memory(sums));
    Extent grid = new Extent(blocks, 1, 1);
    Kernel kernel = kernel("sums");
    run(new Slice(kernel, 0, 3, grid, new Extent(64, 1, 1), arguments));
    run(new Slice(kernel, 3, 4, grid, new Extent(64, 1, 1), arguments));

    int[] found = new int[blocks];
    ints(sums, blocks).get(found);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everyKindOfNumberArrives() throws EngineException {
    DeviceMemory out = session.allocate(5 * Long.BYTES);
    run(
        new Slice(
            kernel("scalars"),
            0,
            1,
            ONE,
            ONE,
            List.of(
                new KernelArgument.Memory(out),
                new KernelArgument.Scalar(ElementType.I32, -7),
                new KernelArgument.Scalar(ElementType.U32, 0xFFFF_FFFEL),
                new KernelArgument.Scalar(ElementType.F32, Float.floatToRawIntBits(-2.25f)),
                new KernelArgument.Scalar(ElementType.I64, Long.MIN_VALUE),
                new KernelArgument.Scalar(ElementType.U64, -3))));
    ByteBuffer found = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    session.read(out, 0, found);
    long[] numbers = new long[5];
    found.flip().asLongBuffer().get(numbers);
    assertThat(numbers).containsExactly(-7, 0xFFFF_FFFEL, -9, Long.MIN_VALUE, -3);
  }

  @Test
  void slicesRunInTheOrderOfEnqueueingAndTellTheirTime() throws EngineException {
    DeviceMemory counts = session.allocate(64 * Integer.BYTES);
    Kernel kernel = kernel("visits");
    List<KernelArgument> arguments =
        List.of(
            new KernelArgument.Memory(counts),
            new KernelArgument.Scalar(ElementType.U32, 1_000_000));
    Extent grid = new Extent(64, 1, 1);
    SliceTicket one = session.enqueue(new Slice(kernel, 0, 1, grid, ONE, arguments));
    SliceTicket all = session.enqueue(new Slice(kernel, 0, 64, grid, ONE, arguments));
    assertThat(session.await(one)).isPositive();
    assertThat(session.await(all)).isPositive();
    assertThat(ints(counts, 64).get(0)).isEqualTo(2);
    assertThat(ints(counts, 64).get(63)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> session.await(one));
  }

  @Test
  void stateSavedFromOneSessionGoesOnInAnother() throws Exception {
    Extent grid = new Extent(32, 1, 1);
    DeviceMemory counts = session.allocate(32 * Integer.BYTES);
    run(new Slice(kernel("visits"), 0, 20, grid, ONE, visits(counts)));
    ByteBuffer saved = HostCopy.allocate(counts.bytes());
    session.read(counts, 0, saved);
    session.close();

    session = engine.open(engine.devices().getFirst().id());
    DeviceMemory restored = session.allocate(counts.bytes());
    session.write(restored, 0, saved.flip());
    run(new Slice(kernel("visits"), 20, 12, grid, ONE, visits(restored)));
    int[] found = new int[32];
    ints(restored, 32).get(found);
    assertThat(found).containsOnly(1);
  }

  @Test
  void aModuleThatDoesNotCompileSaysWhy() {
    assertThatExceptionOfType(EngineException.BadKernel.class)
        .isThrownBy(() -> session.kernel(TestKernels.text("broken." + kernelEnding()), "broken"))
        .satisfies(
            e -> {
              assertThat(e.log()).isNotBlank().hasSizeLessThan(5000);
              assertThat(e.fault()).isEqualTo(Fault.JOB);
            });
    assertTheSessionStillWorks();
  }

  @Test
  void aKernelThatIsNotThereIsNamed() {
    assertThatExceptionOfType(EngineException.BadKernel.class)
        .isThrownBy(() -> kernel("nowhere"))
        .withMessageContaining("nowhere");
    assertTheSessionStillWorks();
  }

  @Test
  void aKernelIsCompiledOnce() throws EngineException {
    assertThat(kernel("visits")).isSameAs(kernel("visits"));
  }

  @Test
  void moreMemoryThanTheDeviceHasIsRefused() {
    assertThatExceptionOfType(EngineException.OutOfMemory.class)
        .isThrownBy(() -> session.allocate(1L << 46))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.DEVICE));
    assertTheSessionStillWorks();
  }

  @Test
  void aBlockWithTooManyThreadsIsRefused() throws EngineException {
    Kernel kernel = kernel("visits");
    DeviceMemory counts = session.allocate(Integer.BYTES);
    Extent block = new Extent(Math.toIntExact(kernel.maxBlockThreads()) + 1, 1, 1);
    assertThatExceptionOfType(EngineException.Unsupported.class)
        .isThrownBy(() -> session.enqueue(new Slice(kernel, 0, 1, ONE, block, visits(counts))))
        .withMessageContaining("visits");
    assertTheSessionStillWorks();
  }

  @Test
  void tooFewArgumentsAreRefused() throws EngineException {
    Kernel kernel = kernel("visits");
    assertThatExceptionOfType(EngineException.LaunchFailed.class)
        .isThrownBy(() -> session.enqueue(new Slice(kernel, 0, 1, ONE, ONE, List.of())))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.JOB));
    assertTheSessionStillWorks();
  }

  @Test
  void argumentsOfTheWrongSizeAreRefused() throws EngineException {
    Kernel kernel = kernel("visits");
    DeviceMemory counts = session.allocate(Integer.BYTES);
    List<KernelArgument> arguments =
        List.of(new KernelArgument.Memory(counts), new KernelArgument.Scalar(ElementType.U64, 1));
    assertThatExceptionOfType(EngineException.LaunchFailed.class)
        .isThrownBy(() -> session.enqueue(new Slice(kernel, 0, 1, ONE, ONE, arguments)));
    assertTheSessionStillWorks();
  }

  @Test
  void handlesOfAnotherSessionAreRefused() throws EngineException {
    try (Session other = engine.open(session.device().id())) {
      DeviceMemory foreign = other.allocate(Integer.BYTES);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.read(foreign, 0, ByteBuffer.allocate(4)));
      Kernel kernel = other.kernel(contractText(), "visits");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.enqueue(new Slice(kernel, 0, 1, ONE, ONE, visits(foreign))));
    }
  }

  @Test
  void closingTwiceIsHarmlessAndWithSlicesInFlightToo() throws EngineException {
    DeviceMemory counts = session.allocate(64 * Integer.BYTES);
    Slice slice = new Slice(kernel("visits"), 0, 64, new Extent(64, 1, 1), ONE, visits(counts));
    session.enqueue(slice);
    session.enqueue(slice);
    session.close();
    session.close();
  }

  @Test
  void aClosedSessionRefusesAllWork() throws EngineException {
    DeviceMemory memory = session.allocate(Integer.BYTES);
    Kernel kernel = kernel("visits");
    SliceTicket ticket = session.enqueue(new Slice(kernel, 0, 1, ONE, ONE, visits(memory)));
    session.close();
    assertThatIllegalStateException().isThrownBy(() -> session.allocate(4));
    assertThatIllegalStateException().isThrownBy(() -> kernel("visits"));
    assertThatIllegalStateException()
        .isThrownBy(() -> session.read(memory, 0, ByteBuffer.allocate(4)));
    assertThatIllegalStateException()
        .isThrownBy(() -> session.write(memory, 0, ByteBuffer.allocate(4)));
    assertThatIllegalStateException()
        .isThrownBy(() -> session.enqueue(new Slice(kernel, 0, 1, ONE, ONE, visits(memory))));
    assertThatIllegalStateException().isThrownBy(() -> session.await(ticket));
    assertThat(session.device()).isNotNull();
  }

  @Test
  void anotherThreadIsRefused() throws InterruptedException {
    Map<String, Throwable> thrown = new ConcurrentHashMap<>();
    Thread stranger =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, e) -> thrown.put("stranger", e))
            .start(
                () -> {
                  try {
                    session.allocate(4);
                  } catch (EngineException e) {
                    thrown.put("engine", e);
                  }
                });
    stranger.join();
    assertThat(thrown.get("stranger")).isInstanceOf(IllegalStateException.class);
  }

  private void assertTheSessionStillWorks() {
    try {
      DeviceMemory counts = session.allocate(Integer.BYTES);
      run(new Slice(kernel("visits"), 0, 1, ONE, ONE, visits(counts)));
      assertThat(ints(counts, 1).get(0)).isEqualTo(1);
    } catch (EngineException e) {
      throw new AssertionError("the session is broken", e);
    }
  }

  private Kernel kernel(String entry) throws EngineException {
    return session.kernel(contractText(), entry);
  }

  private String contractText() {
    return TestKernels.text("contract." + kernelEnding());
  }

  private static List<KernelArgument> visits(DeviceMemory counts) {
    return List.of(
        new KernelArgument.Memory(counts), new KernelArgument.Scalar(ElementType.U32, 10));
  }

  private void run(Slice slice) throws EngineException {
    session.await(session.enqueue(slice));
  }

  private IntBuffer ints(DeviceMemory memory, int count) throws EngineException {
    ByteBuffer content = HostCopy.allocate((long) count * Integer.BYTES);
    session.read(memory, 0, content);
    return content.flip().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
  }
}
