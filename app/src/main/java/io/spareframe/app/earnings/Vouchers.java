package io.spareframe.app.earnings;

import io.spareframe.app.requester.EmbeddedRequester;
import io.spareframe.app.requester.EmbeddedRequester.SignedVoucher;
import io.spareframe.compute.market.MarketException;
import io.spareframe.wallet.Address;
import io.spareframe.wallet.TokenAmount;
import io.spareframe.wallet.channel.ChannelTerms;
import io.spareframe.wallet.channel.EmbeddedChannel;
import io.spareframe.wallet.channel.VoucherVerdict;
import io.spareframe.wallet.channel.VoucherVerifier;
import io.spareframe.wallet.keys.Wallet;
import io.spareframe.wallet.keys.WalletState;
import io.spareframe.wallet.ledger.Ledger;
import io.spareframe.wallet.ledger.LedgerEntry;
import io.spareframe.wallet.ledger.Recording;
import java.io.IOException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requester's vouchers for this machine's wallet, checks them as the contract would, and
 * puts what is good into the ledger. Without a wallet nobody can be promised anything: the vouchers
 * come once there is one.
 */
public final class Vouchers {

  private static final Logger LOG = LoggerFactory.getLogger(Vouchers.class);

  private final EmbeddedRequester requester;
  private final Ledger ledger;
  private final Wallet wallet;
  private final InstantSource clock;
  private final VoucherVerifier verifier = new VoucherVerifier(EmbeddedChannel.DOMAIN);

  public Vouchers(EmbeddedRequester requester, Ledger ledger, Wallet wallet, InstantSource clock) {
    this.requester = requester;
    this.ledger = ledger;
    this.wallet = wallet;
    this.clock = clock;
  }

  /** Asks for the voucher over all work so far and records it if it is over more than the last. */
  public void catchUp() throws MarketException, IOException {
    Optional<Address> payee =
        switch (wallet.state()) {
          case WalletState.Locked(Address address) -> Optional.of(address);
          case WalletState.Unlocked(Address address) -> Optional.of(address);
          case WalletState.None() -> Optional.empty();
          case WalletState.Unreadable(String problem) -> Optional.empty();
        };
    if (payee.isPresent()) {
      Optional<SignedVoucher> voucher = requester.voucherFor(payee.get());
      if (voucher.isPresent()) {
        take(EmbeddedChannel.between(requester.payer(), payee.get()), voucher.get());
      }
    }
  }

  private void take(ChannelTerms terms, SignedVoucher offered) {
    BigInteger highest =
        ledger
            .highestVoucher(terms.channelId())
            .map(before -> before.cumulative().units())
            .orElse(BigInteger.ZERO);
    switch (verifier.verify(terms, highest, offered.voucher(), offered.signature())) {
      case VoucherVerdict.Accepted(var voucher, var signature) -> {
        Recording recording =
            ledger.record(
                new LedgerEntry.Vouched(
                    voucher.channelId(),
                    new TokenAmount(voucher.cumulativeUnits(), TestCredit.TOKEN),
                    signature,
                    clock.instant()));
        if (recording instanceof Recording.Refused(String reason)) {
          LOG.error("a good voucher is not in the ledger: {}", reason);
        }
      }
      case VoucherVerdict.Refused(VoucherVerdict.Reason reason)
          when reason == VoucherVerdict.Reason.NOT_ABOVE_PREVIOUS ->
          LOG.debug("nothing new was promised");
      case VoucherVerdict.Refused(VoucherVerdict.Reason reason) ->
          LOG.warn("a voucher was refused: {}", reason.sentence());
    }
  }
}
