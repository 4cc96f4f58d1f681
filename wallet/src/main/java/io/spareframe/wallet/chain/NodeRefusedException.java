// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import java.util.HexFormat;
import java.util.Optional;

/** A node understood the question and answered with an error, such as a call that reverts. */
public final class NodeRefusedException extends RpcException {
  private static final long serialVersionUID = 1L;
  private static final int SELECTOR_END = 10;

  private final String nodeMessage;
  private final String revertData;

  /**
   * @param revertData hexadecimal with 0x; empty when the node gave none
   */
  NodeRefusedException(String method, int code, String nodeMessage, String revertData) {
    super(method + " was refused: " + nodeMessage + " (code " + code + ")");
    this.nodeMessage = nodeMessage;
    this.revertData = revertData;
  }

  /** In the node's own words, at most some hundred characters. */
  public String nodeMessage() {
    return nodeMessage;
  }

  /** What the contract gave as its reason: four bytes that name its error, then its values. */
  public Optional<byte[]> revertData() {
    return revertData.length() < SELECTOR_END
        ? Optional.empty()
        : Optional.of(HexFormat.of().parseHex(revertData.substring(2)));
  }
}
