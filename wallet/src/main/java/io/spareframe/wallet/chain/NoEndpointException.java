// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import java.util.List;

/** No endpoint gave a usable answer: unreachable, too slow, too much, or not JSON-RPC. */
public final class NoEndpointException extends RpcException {
  private static final long serialVersionUID = 1L;

  /**
   * @param failures one sentence for each endpoint that was tried
   */
  NoEndpointException(List<String> failures) {
    super("no endpoint of the chain answered: " + String.join("; ", failures));
  }
}
