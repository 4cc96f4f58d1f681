package io.spareframe.app.identity;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * The Ed25519 key (RFC 8032) with which this node signs the results that it delivers. It moves no
 * money. Any thread.
 */
public final class NodeKey {

  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final byte[] publicKey;

  private NodeKey(PrivateKey privateKey, byte[] publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Reads the key from its file, or draws one and writes it there. The file holds the public key's
   * X.509 length in one byte, the public key, and the private key in PKCS #8.
   *
   * @throws IOException if the file cannot be read or written, or holds no such key
   */
  public static NodeKey load(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        byte[] shown = pair.getPublic().getEncoded();
        byte[] hidden = pair.getPrivate().getEncoded();
        byte[] content = new byte[1 + shown.length + hidden.length];
        content[0] = (byte) shown.length;
        System.arraycopy(shown, 0, content, 1, shown.length);
        System.arraycopy(hidden, 0, content, 1 + shown.length, hidden.length);
        DurableFile.write(file, content);
        Arrays.fill(hidden, (byte) 0);
        Arrays.fill(content, (byte) 0);
        return new NodeKey(pair.getPrivate(), shown);
      }
      byte[] content = Files.readAllBytes(file);
      if (content.length < 2 || content.length <= 1 + content[0] || content[0] <= 0) {
        throw new IOException("the node key file is damaged: " + file);
      }
      byte[] shown = Arrays.copyOfRange(content, 1, 1 + content[0]);
      byte[] hidden = Arrays.copyOfRange(content, 1 + content[0], content.length);
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(hidden));
      Arrays.fill(hidden, (byte) 0);
      Arrays.fill(content, (byte) 0);
      return new NodeKey(key, shown);
    } catch (GeneralSecurityException e) {
      throw new IOException("the node key file holds no key: " + file);
    }
  }

  /** The public key, X.509 encoded. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Signs these bytes. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** Whether a node with that public key signed these bytes. */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
