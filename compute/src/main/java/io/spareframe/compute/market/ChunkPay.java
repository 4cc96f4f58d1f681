package io.spareframe.compute.market;

import io.spareframe.compute.job.EmitSequence;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.Step;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * Splits an order's price over its chunks by their weights, exactly: chunk <i>i</i> gets ⌊price ×
 * W(i+1) / W⌋ − ⌊price × W(i) / W⌋ where W(i) is the weight of the first <i>i</i> chunks and W that
 * of all. So the pays of all chunks sum to the price, and those of the first chunks never exceed
 * their share.
 */
public final class ChunkPay {

  private final Price price;
  private final List<Step.Emit> emits;

  /**
   * @param job within its limits
   */
  public ChunkPay(Price price, JobManifest job) {
    this.price = price;
    this.emits = EmitSequence.of(job.program());
  }

  /**
   * What one chunk earns.
   *
   * @param chunk its number, from 0
   * @throws IndexOutOfBoundsException if the job has no such chunk
   */
  public Price of(int chunk) {
    Objects.checkIndex(chunk, emits.size());
    long before = weightOfFirst(chunk);
    long with = before + emits.get(chunk).weight();
    long all = weightOfFirst(emits.size());
    return new Price(share(with, all).subtract(share(before, all)), price.asset());
  }

  private long weightOfFirst(int chunks) {
    return emits.subList(0, chunks).stream().mapToLong(Step.Emit::weight).sum();
  }

  private BigInteger share(long weight, long all) {
    return price.units().multiply(BigInteger.valueOf(weight)).divide(BigInteger.valueOf(all));
  }
}
