package io.spareframe.app.requester;

import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.wallet.Address;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.channel.EmbeddedChannel;
import io.spareframe.wallet.channel.PayerKey;
import io.spareframe.wallet.channel.Voucher;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pays for the embedded market's orders in test credit. It owes the pay of all work that it has
 * verified, and promises it by one cumulative voucher for each payee. Any thread.
 */
public final class EmbeddedRequester implements AutoCloseable {

  /**
   * A voucher as it is handed over.
   *
   * @param voucher what is promised
   * @param signature the payer's, 65 bytes
   */
  public record SignedVoucher(Voucher voucher, byte[] signature) {}

  private final PayerKey key;
  private final VerifiedWork work;
  private final IssuedVouchers issued;

  private EmbeddedRequester(PayerKey key, VerifiedWork work, IssuedVouchers issued) {
    this.key = key;
    this.work = work;
    this.issued = issued;
  }

  /**
   * Opens the requester that keeps its key and its promises in this folder.
   *
   * @throws IOException if a file there cannot be used
   */
  public static EmbeddedRequester open(Path folder, LocalMarket market) throws IOException {
    Files.createDirectories(folder);
    IssuedVouchers issued = new IssuedVouchers(folder.resolve("vouchers.json"));
    return new EmbeddedRequester(
        PayerKey.loadOrCreate(folder.resolve("payer.key")), new VerifiedWork(market), issued);
  }

  /** Who pays, in the embedded market's terms and on the channel. */
  public Address payer() {
    return key.address();
  }

  /**
   * The voucher over all that this payee is promised, new work included; empty if that is nothing.
   *
   * @throws MarketException if the work cannot be looked at
   * @throws IOException if the promise cannot be written down; then none was made
   */
  public synchronized Optional<SignedVoucher> voucherFor(Address payee)
      throws MarketException, IOException {
    BigInteger promised = issued.promise(payee.toString(), work.owedUnits());
    if (promised.signum() == 0) {
      return Optional.empty();
    }
    Voucher voucher = new Voucher(EmbeddedChannel.between(payer(), payee).channelId(), promised);
    Signature signature = key.sign(voucher, EmbeddedChannel.DOMAIN);
    return Optional.of(new SignedVoucher(voucher, signature.bytes()));
  }

  @Override
  public void close() {
    key.close();
  }
}
