// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

/** Ends the calls that it stands for. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
