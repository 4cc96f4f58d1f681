package io.spareframe.compute.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.compute.job.DeclaredWork;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.job.Step;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkPayTest {

  private static JobManifest emitting(Step... steps) {
    return new JobManifest(
        "job",
        List.of(),
        List.of(),
        List.of(steps),
        new Presentation.Data(),
        new DeclaredWork(1, 1, 1, 1));
  }

  private static Step.Emit emit(int weight) {
    return new Step.Emit("a", 0, 4, weight);
  }

  private static List<Long> pays(long price, int chunks, JobManifest job) {
    ChunkPay pay = new ChunkPay(new Price(BigInteger.valueOf(price), "test"), job);
    return IntStream.range(0, chunks).mapToObj(i -> pay.of(i).units().longValueExact()).toList();
  }

  @Test
  void aPriceIsSplitByWeight() {
    assertThat(pays(100, 3, emitting(emit(1), emit(1), emit(2)))).containsExactly(25L, 25L, 50L);
  }

  @Test
  void whatDoesNotDivideIsPaidWithALaterChunk() {
    assertThat(pays(10, 3, emitting(new Step.Repeat(3, List.of(emit(1))))))
        .containsExactly(3L, 3L, 4L);
  }

  @Test
  void chunksOfNestedRepeatsFollowTheProgramsOrder() {
    Step inner = new Step.Repeat(2, List.of(emit(1), emit(3)));
    assertThat(pays(24, 8, emitting(new Step.Repeat(2, List.of(inner)))).subList(0, 4))
        .containsExactly(1L, 5L, 1L, 5L);
  }

  @Test
  void thePaysSumToThePriceWhateverTheWeights() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int chunks = 1 + random.nextInt(40);
      Step[] steps =
          IntStream.range(0, chunks)
              .mapToObj(i -> emit(1 + random.nextInt(1_000_000)))
              .toArray(Step[]::new);
      Price price = new Price(new BigInteger(200, random), "wei");
      ChunkPay pay = new ChunkPay(price, emitting(steps));
      BigInteger sum =
          IntStream.range(0, chunks)
              .mapToObj(i -> pay.of(i).units())
              .reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(sum).isEqualTo(price.units());
    }
  }

  @Test
  void aJobHasNoPayForAChunkItDoesNotHave() {
    ChunkPay pay = new ChunkPay(new Price(BigInteger.TEN, "test"), emitting(emit(1)));
    assertThatThrownBy(() -> pay.of(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> pay.of(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
