package io.spareframe.compute.market;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spareframe.compute.job.ContentId;
import java.nio.ByteBuffer;

/**
 * One result chunk as it is delivered.
 *
 * @param index its number in the job, from 0
 * @param content the id of its bytes
 * @param bytes its bytes
 * @param signer the public key of the node that worked, in the signer's own encoding
 * @param signature the node's signature over {@link #signedBytes}
 */
public record SignedChunk(
    int index, ContentId content, ByteBuffer bytes, String signer, ByteBuffer signature) {

  private static final byte[] DOMAIN = "spareframe chunk v1\n".getBytes(US_ASCII);

  /**
   * What a node signs: which order, which chunk, which bytes. It starts with a text of its own so
   * that the signature means nothing anywhere else.
   */
  public static byte[] signedBytes(OrderId order, int index, ContentId content) {
    byte[] rest = (order + "\n" + index + "\n" + content).getBytes(US_ASCII);
    return ByteBuffer.allocate(DOMAIN.length + rest.length).put(DOMAIN).put(rest).array();
  }
}
