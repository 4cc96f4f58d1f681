// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.chain.EthereumNode;
import io.spareframe.wallet.chain.NodeRefusedException;
import io.spareframe.wallet.chain.RpcException;
import io.spareframe.wallet.chain.TransactionOutcome;
import io.spareframe.wallet.chain.TransactionSender;
import io.spareframe.wallet.keys.WalletLockedException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** The deployed PaymentChannel contract: payer's and payee's steps, and a channel's state. */
public final class PaymentChannelClient {
  private static final int STATE_WORDS = 6;
  private static final int SELECTOR_BYTES = 4;
  private static final Address NOBODY = Address.of(new byte[Address.LENGTH]);

  /** The contract's own errors; a test compares them with its ABI. */
  static final List<String> ERRORS =
      List.of(
          "ChannelExists(bytes32)",
          "UnknownChannel(bytes32)",
          "InvalidPayee()",
          "NothingDeposited()",
          "ExpiryInThePast(uint64)",
          "ExpiryNotLater(uint64,uint64)",
          "NotThePayer(address)",
          "NotThePayee(address)",
          "NotExpired(uint64)",
          "NotAbovePaidOut(uint256,uint256)",
          "AboveDeposit(uint256,uint256)",
          "WrongSigner(address)");

  private final EthereumNode node;
  private final VoucherDomain domain;

  public PaymentChannelClient(EthereumNode node, VoucherDomain domain) {
    this.node = node;
    this.domain = domain;
  }

  /** Lets the contract take up to {@code units} of the sender's token; needed before opening. */
  public ChannelOutcome approve(TransactionSender payer, Address token, BigInteger units)
      throws RpcException, WalletLockedException, InterruptedException {
    return send(payer, token, "approve", word(domain.contract()), new Uint256(units));
  }

  /** Opens a channel from the sender; its id is {@link VoucherDomain#channelId}. */
  public ChannelOutcome open(
      TransactionSender payer,
      Address payee,
      Address token,
      BigInteger units,
      Instant expiry,
      Bytes32 salt)
      throws RpcException, WalletLockedException, InterruptedException {
    return send(
        payer,
        domain.contract(),
        "open",
        word(payee),
        word(token),
        new Uint256(units),
        new Uint64(BigInteger.valueOf(expiry.getEpochSecond())),
        word(salt));
  }

  /** Pays the sender, who must be the payee, what the voucher is above all paid out before. */
  public ChannelOutcome redeem(TransactionSender payee, Voucher voucher, Signature signature)
      throws RpcException, WalletLockedException, InterruptedException {
    return send(
        payee,
        domain.contract(),
        "redeem",
        word(voucher.channelId()),
        new Uint256(voucher.cumulativeUnits()),
        new DynamicBytes(signature.bytes()));
  }

  /** Gives the sender, who must be the payer, back what was not redeemed by the expiry. */
  public ChannelOutcome reclaim(TransactionSender payer, Bytes32 channelId)
      throws RpcException, WalletLockedException, InterruptedException {
    return send(payer, domain.contract(), "reclaim", word(channelId));
  }

  /**
   * Empty when the contract knows no such channel.
   *
   * @throws RpcException when no node answers
   */
  public Optional<ChannelState> state(Bytes32 channelId) throws RpcException, InterruptedException {
    byte[] result = node.call(domain.contract(), encode("channelOf", word(channelId)));
    if (result.length < STATE_WORDS * Bytes32.LENGTH || addressAt(result, 0).equals(NOBODY)) {
      return Optional.empty();
    }
    // The contract's type is uint64: beyond the largest instant it means "never".
    long expiry =
        numberAt(result, 3).min(BigInteger.valueOf(Instant.MAX.getEpochSecond())).longValueExact();
    return Optional.of(
        new ChannelState(
            channelId,
            addressAt(result, 0),
            addressAt(result, 1),
            addressAt(result, 2),
            Instant.ofEpochSecond(expiry),
            numberAt(result, 4),
            numberAt(result, 5)));
  }

  private static ChannelOutcome send(
      TransactionSender sender, Address to, String function, Type<?>... arguments)
      throws RpcException, WalletLockedException, InterruptedException {
    return send(sender, to, encode(function, arguments));
  }

  static ChannelOutcome send(TransactionSender sender, Address to, byte[] call)
      throws RpcException, WalletLockedException, InterruptedException {
    try {
      return switch (sender.send(Optional.of(to), call)) {
        case TransactionOutcome.Succeeded succeeded -> new ChannelOutcome.Done(succeeded.receipt());
        case TransactionOutcome.Reverted reverted ->
            new ChannelOutcome.Refused(
                "reverted in block " + reverted.receipt().blockNumber() + ", the fee is paid");
        case TransactionOutcome.Waiting waiting ->
            new ChannelOutcome.Waiting(waiting.transaction());
      };
    } catch (NodeRefusedException e) {
      return new ChannelOutcome.Refused(
          e.revertData().flatMap(PaymentChannelClient::errorName).orElseGet(e::nodeMessage));
    }
  }

  private static Optional<String> errorName(byte[] revertData) {
    byte[] selector = Arrays.copyOf(revertData, SELECTOR_BYTES);
    return ERRORS.stream()
        .filter(error -> Arrays.equals(selector, selector(error)))
        .map(error -> error.substring(0, error.indexOf('(')))
        .findFirst();
  }

  private static byte[] selector(String signature) {
    byte[] hash = Bytes32.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).bytes();
    return Arrays.copyOf(hash, SELECTOR_BYTES);
  }

  private static byte[] encode(String function, Type<?>... arguments) {
    String data =
        FunctionEncoder.encode(new Function(function, List.<Type>of(arguments), List.of()));
    return HexFormat.of().parseHex(data.substring(2));
  }

  private static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.bytes());
  }

  private static Address addressAt(byte[] words, int index) {
    int end = (index + 1) * Bytes32.LENGTH;
    return Address.of(Arrays.copyOfRange(words, end - Address.LENGTH, end));
  }

  private static BigInteger numberAt(byte[] words, int index) {
    return new BigInteger(
        1, Arrays.copyOfRange(words, index * Bytes32.LENGTH, (index + 1) * Bytes32.LENGTH));
  }
}
