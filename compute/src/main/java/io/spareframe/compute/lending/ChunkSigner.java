package io.spareframe.compute.lending;

/** Signs what this node delivers. Called on a lending thread. */
public interface ChunkSigner {

  /** The node's public key, as requesters know it. */
  String publicKey();

  /** The signature over {@link io.spareframe.compute.market.SignedChunk#signedBytes}. */
  byte[] sign(byte[] message);
}
