// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.channel.VoucherVerdict.Reason;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.utils.Numeric;

class VoucherTest {
  private static final Address PAYEE = Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  private static final VoucherDomain DOMAIN = EmbeddedChannel.DOMAIN;

  @TempDir Path folder;
  private PayerKey payer;
  private ChannelTerms terms;
  private final VoucherVerifier verifier = new VoucherVerifier(DOMAIN);

  @BeforeEach
  void makePayer() throws Exception {
    payer = PayerKey.loadOrCreate(folder.resolve("payer.key"));
    terms = EmbeddedChannel.between(payer.address(), PAYEE);
  }

  @AfterEach
  void closePayer() {
    payer.close();
  }

  @Test
  void aVoucherOfThePayerIsAccepted() {
    Voucher voucher = voucher(100);
    Signature signature = payer.sign(voucher, DOMAIN);
    assertThat(verify(0, voucher, signature.bytes()))
        .isEqualTo(new VoucherVerdict.Accepted(voucher, signature));
  }

  @Test
  void aVoucherFromAnotherPayerIsRefused() throws Exception {
    try (PayerKey other = PayerKey.loadOrCreate(folder.resolve("other.key"))) {
      Voucher voucher = voucher(100);
      assertRefused(Reason.WRONG_PAYER, verify(0, voucher, other.sign(voucher, DOMAIN).bytes()));
    }
  }

  @Test
  void aSignatureOverAnotherAmountIsRefused() {
    byte[] signature = payer.sign(voucher(100), DOMAIN).bytes();
    assertRefused(Reason.WRONG_PAYER, verify(0, voucher(101), signature));
  }

  @Test
  void aSignatureForAnotherChainOrContractIsRefused() {
    Voucher voucher = voucher(100);
    VoucherDomain otherChain = new VoucherDomain(1, EmbeddedChannel.CONTRACT);
    VoucherDomain otherContract = new VoucherDomain(EmbeddedChannel.CHAIN_ID, PAYEE);
    assertRefused(Reason.WRONG_PAYER, verify(0, voucher, payer.sign(voucher, otherChain).bytes()));
    assertRefused(
        Reason.WRONG_PAYER, verify(0, voucher, payer.sign(voucher, otherContract).bytes()));
  }

  @Test
  void aVoucherForAnotherChannelIsRefused() {
    Voucher voucher = new Voucher(Bytes32.keccak256(), BigInteger.valueOf(100));
    assertRefused(Reason.WRONG_CHANNEL, verify(0, voucher, payer.sign(voucher, DOMAIN).bytes()));
  }

  @Test
  void aVoucherMustBeAboveTheOneBefore() {
    Voucher voucher = voucher(100);
    byte[] signature = payer.sign(voucher, DOMAIN).bytes();
    assertRefused(Reason.NOT_ABOVE_PREVIOUS, verify(100, voucher, signature));
    assertRefused(Reason.NOT_ABOVE_PREVIOUS, verify(101, voucher, signature));
    assertThat(verify(99, voucher, signature)).isInstanceOf(VoucherVerdict.Accepted.class);
    Voucher nothing = voucher(0);
    assertRefused(
        Reason.NOT_ABOVE_PREVIOUS, verify(0, nothing, payer.sign(nothing, DOMAIN).bytes()));
  }

  @Test
  void aVoucherAboveTheDepositIsRefused() {
    ChannelTerms small = new ChannelTerms(terms.channelId(), terms.payer(), BigInteger.TEN);
    Voucher atDeposit = voucher(10);
    Voucher above = voucher(11);
    assertThat(
            verifier.verify(
                small, BigInteger.ZERO, atDeposit, payer.sign(atDeposit, DOMAIN).bytes()))
        .isInstanceOf(VoucherVerdict.Accepted.class);
    assertRefused(
        Reason.ABOVE_DEPOSIT,
        verifier.verify(small, BigInteger.ZERO, above, payer.sign(above, DOMAIN).bytes()));
  }

  @Test
  void theTwinOfASignatureWithHighSIsRefused() {
    Voucher voucher = voucher(100);
    Signature good = payer.sign(voucher, DOMAIN);
    byte[] twin = good.bytes();
    byte[] highS = Numeric.toBytesPadded(Sign.CURVE_PARAMS.getN().subtract(good.s()), 32);
    System.arraycopy(highS, 0, twin, 32, 32);
    twin[64] = (byte) (good.recovery() == 0 ? 28 : 27);
    assertThat(Signature.decode(twin).orElseThrow().signer(voucher.digest(DOMAIN)))
        .as("the twin is a valid signature of the same signer")
        .contains(payer.address());
    assertRefused(Reason.MALLEABLE_SIGNATURE, verify(0, voucher, twin));
  }

  @Test
  void aMalformedSignatureIsRefused() {
    Voucher voucher = voucher(100);
    byte[] good = payer.sign(voucher, DOMAIN).bytes();
    byte[] wrongV = good.clone();
    wrongV[64] = 29;
    byte[] zeroR = good.clone();
    Arrays.fill(zeroR, 0, 32, (byte) 0);
    byte[] hugeS = good.clone();
    Arrays.fill(hugeS, 32, 64, (byte) 0xFF);
    for (byte[] bad :
        new byte[][] {
          new byte[0],
          new byte[65],
          new byte[1_000_000],
          Arrays.copyOf(good, 64),
          Arrays.copyOf(good, 66),
          wrongV,
          zeroR,
          hugeS
        }) {
      assertRefused(Reason.MALFORMED_SIGNATURE, verify(0, voucher, bad));
    }
  }

  @Test
  void everyFlippedBitOfASignatureIsRefused() {
    Voucher voucher = voucher(100);
    byte[] good = payer.sign(voucher, DOMAIN).bytes();
    for (int bit = 0; bit < good.length * 8; bit += 5) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verify(0, voucher, flipped)).isInstanceOf(VoucherVerdict.Refused.class);
    }
  }

  @Test
  void anAmountThatIsNoUint256MakesNoVoucher() {
    assertThatThrownBy(() -> new Voucher(terms.channelId(), BigInteger.ONE.negate()))
        .hasMessageContaining("cumulativeUnits");
    assertThatThrownBy(() -> new Voucher(terms.channelId(), BigInteger.TWO.pow(256)))
        .hasMessageContaining("2^256");
  }

  @Test
  void theEmbeddedChannelOfTwoIsAlwaysTheSameAndOfOthersAnother() {
    assertThat(EmbeddedChannel.between(payer.address(), PAYEE)).isEqualTo(terms);
    assertThat(EmbeddedChannel.between(PAYEE, payer.address()).channelId())
        .isNotEqualTo(terms.channelId());
    assertThat(EmbeddedChannel.TOKEN.test()).isTrue();
  }

  /** By the library's own encoder, which works from the type's description in JSON. */
  @Test
  void theDigestIsThatOfAnIndependentEncoder() throws Exception {
    Voucher voucher = new Voucher(terms.channelId(), BigInteger.TWO.pow(200).add(BigInteger.ONE));
    String typed =
        """
        {"types": {
           "EIP712Domain": [
             {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
             {"name": "chainId", "type": "uint256"},
             {"name": "verifyingContract", "type": "address"}],
           "Voucher": [
             {"name": "channelId", "type": "bytes32"},
             {"name": "cumulativeAmount", "type": "uint256"}]},
         "primaryType": "Voucher",
         "domain": {"name": "Spareframe PaymentChannel", "version": "1", "chainId": %d,
                    "verifyingContract": "%s"},
         "message": {"channelId": "%s", "cumulativeAmount": "%s"}}
        """
            .formatted(
                EmbeddedChannel.CHAIN_ID,
                EmbeddedChannel.CONTRACT,
                voucher.channelId(),
                voucher.cumulativeUnits());
    assertThat(voucher.digest(DOMAIN).bytes())
        .isEqualTo(new StructuredDataEncoder(typed).hashStructuredData());
  }

  private VoucherVerdict verify(long highest, Voucher voucher, byte[] signature) {
    return verifier.verify(terms, BigInteger.valueOf(highest), voucher, signature);
  }

  private static void assertRefused(Reason reason, VoucherVerdict verdict) {
    assertThat(verdict).isEqualTo(new VoucherVerdict.Refused(reason));
  }

  private Voucher voucher(long units) {
    return new Voucher(terms.channelId(), BigInteger.valueOf(units));
  }
}
