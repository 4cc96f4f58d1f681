// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Token;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The channel of the embedded market, where requester and provider share one PC: real vouchers over
 * test credit, on no chain. Chain id and addresses are placeholders that no public chain has, so
 * that a voucher of it can never be redeemed for anything.
 */
public final class EmbeddedChannel {
  /** The chain id that local test nodes use; wallets and exchanges know it as worthless. */
  public static final long CHAIN_ID = 31337;

  /** Stands in for a contract; nothing is deployed there. */
  public static final Address CONTRACT = placeholder("contract");

  /** Stands in for a token contract. */
  public static final Address TOKEN_CONTRACT = placeholder("token");

  public static final Token TOKEN = new Token("TEST", 6, true);
  public static final VoucherDomain DOMAIN = new VoucherDomain(CHAIN_ID, CONTRACT);

  /** A billion of test credit: there is no deposit that could run out. */
  private static final BigInteger DEPOSIT_UNITS = BigInteger.TEN.pow(9 + TOKEN.decimals());

  private static final Bytes32 SALT = hash("salt");

  private EmbeddedChannel() {}

  /** The same two always have the same channel. */
  public static ChannelTerms between(Address payer, Address payee) {
    Bytes32 id = DOMAIN.channelId(payer, payee, TOKEN_CONTRACT, SALT);
    return new ChannelTerms(id, payer, DEPOSIT_UNITS);
  }

  /** The last 20 bytes of a hash of the purpose: an address to which nobody has the key. */
  private static Address placeholder(String purpose) {
    byte[] hash = hash(purpose).bytes();
    byte[] last = new byte[Address.LENGTH];
    System.arraycopy(hash, Bytes32.LENGTH - Address.LENGTH, last, 0, Address.LENGTH);
    return Address.of(last);
  }

  private static Bytes32 hash(String purpose) {
    return Bytes32.keccak256(
        ("Spareframe embedded market " + purpose).getBytes(StandardCharsets.US_ASCII));
  }
}
