// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.keys.DigestSigner;
import io.spareframe.wallet.keys.WalletLockedException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Sign;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.utils.Numeric;

/**
 * Signs transactions of one account (EIP-1559), sends them and waits for them. One at a time: the
 * next nonce is known only once the one before is sent.
 */
public final class TransactionSender {
  private static final byte EIP_1559_TYPE = 2;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  /** A fifth above the estimate: state can change before the block comes. */
  private static final BigInteger GAS_MARGIN_PERCENT = BigInteger.valueOf(120);

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final EthereumNode node;
  private final DigestSigner signer;
  private final long chainId;
  private final Duration patience;

  /**
   * @param chainId that transactions are signed for; they are void on any other chain
   * @param patience how long to wait for a block
   */
  public TransactionSender(
      EthereumNode node, DigestSigner signer, long chainId, Duration patience) {
    this.node = node;
    this.signer = signer;
    this.chainId = chainId;
    this.patience = patience;
  }

  /**
   * @param to empty to make a contract of {@code data}
   * @throws NodeRefusedException when it would revert or cannot be paid; nothing was sent then
   */
  public synchronized TransactionOutcome send(Optional<Address> to, byte[] data)
      throws RpcException, WalletLockedException, InterruptedException {
    Address from = signer.address();
    BigInteger gas = node.estimateGas(from, to, data).multiply(GAS_MARGIN_PERCENT).divide(HUNDRED);
    BigInteger tip = node.proposedTip();
    // Twice the base fee covers five full blocks of rising fees; what is not needed is not charged.
    BigInteger maxFee = node.baseFee().shiftLeft(1).add(tip);
    Transaction1559 transaction =
        new Transaction1559(
            chainId,
            node.nonce(from),
            gas,
            to.map(Address::toString).orElse(""),
            BigInteger.ZERO,
            HexFormat.of().formatHex(data),
            tip,
            maxFee);
    Signature signature = signer.sign(Bytes32.keccak256(encode(transaction, null)));
    byte[] signed =
        encode(
            transaction,
            new Sign.SignatureData(
                Sign.getVFromRecId(signature.recovery()),
                Numeric.toBytesPadded(signature.r(), Bytes32.LENGTH),
                Numeric.toBytesPadded(signature.s(), Bytes32.LENGTH)));
    sendOnce(signed);
    return await(Bytes32.keccak256(signed));
  }

  private static byte[] encode(
      Transaction1559 transaction, Sign.@Nullable SignatureData signature) {
    byte[] fields = RlpEncoder.encode(new RlpList(transaction.asRlpValues(signature)));
    byte[] typed = new byte[1 + fields.length];
    typed[0] = EIP_1559_TYPE;
    System.arraycopy(fields, 0, typed, 1, fields.length);
    return typed;
  }

  private void sendOnce(byte[] signed) throws RpcException, InterruptedException {
    try {
      node.sendRaw(signed);
    } catch (NodeRefusedException e) {
      // When a node took it but answered too late, the next one says this of the same bytes.
      if (!e.nodeMessage().contains("already known")) {
        throw e;
      }
    }
  }

  private TransactionOutcome await(Bytes32 hash) throws RpcException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<Receipt> receipt = node.receipt(hash);
      if (receipt.isPresent()) {
        return receipt.get().succeeded()
            ? new TransactionOutcome.Succeeded(receipt.get())
            : new TransactionOutcome.Reverted(receipt.get());
      }
      if (System.nanoTime() - deadline >= 0) {
        return new TransactionOutcome.Waiting(hash);
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }
}
