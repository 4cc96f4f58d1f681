// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.keys;

/** A keystore breaks its format; the problem names the field and the limit, never the content. */
final class KeystoreFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  KeystoreFormatException(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
