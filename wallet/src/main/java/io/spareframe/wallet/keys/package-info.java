/** Where keys are made, kept and used: mnemonic, derivation, keystore file, lock. */
@NullMarked
package io.spareframe.wallet.keys;

import org.jspecify.annotations.NullMarked;
