// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

/** A question to the chain has no answer. */
public abstract sealed class RpcException extends Exception
    permits NoEndpointException, NodeRefusedException {
  private static final long serialVersionUID = 1L;

  RpcException(String message) {
    super(message);
  }
}
