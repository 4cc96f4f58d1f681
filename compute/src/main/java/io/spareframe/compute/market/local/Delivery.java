package io.spareframe.compute.market.local;

import io.spareframe.compute.job.ContentId;
import io.spareframe.compute.market.Price;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A chunk that was delivered; its bytes are the market's blob {@code content}.
 *
 * @param chunk its number in the job, from 0
 * @param content the id of its bytes
 * @param bytes how many
 * @param signer the public key of the node that worked
 * @param signature that node's, over {@link io.spareframe.compute.market.SignedChunk#signedBytes};
 *     read-only
 * @param pay what it earns
 * @param delivered when
 */
public record Delivery(
    int chunk,
    ContentId content,
    long bytes,
    String signer,
    ByteBuffer signature,
    Price pay,
    Instant delivered) {}
