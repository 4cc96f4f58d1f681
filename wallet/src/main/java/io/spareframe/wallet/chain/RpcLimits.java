// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import java.time.Duration;

/**
 * What a node may cost us.
 *
 * @param perRequest until the whole answer is there; then the next endpoint is asked
 * @param maxRequestBytes of the JSON that we send
 * @param maxResponseBytes of the JSON that we read
 */
public record RpcLimits(Duration perRequest, int maxRequestBytes, int maxResponseBytes) {
  public static final RpcLimits STANDARD =
      new RpcLimits(Duration.ofSeconds(10), 256 * 1024, 1024 * 1024);

  public RpcLimits {
    if (!perRequest.isPositive() || maxRequestBytes < 1 || maxResponseBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
