// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import io.spareframe.wallet.Signature;
import io.spareframe.wallet.chain.EthereumNode;
import io.spareframe.wallet.chain.JsonRpc;
import io.spareframe.wallet.chain.RpcLimits;
import io.spareframe.wallet.chain.TransactionOutcome;
import io.spareframe.wallet.chain.TransactionSender;
import io.spareframe.wallet.keys.DigestSigner;
import io.spareframe.wallet.keys.KeyFile;
import io.spareframe.wallet.keys.PrivateKey;
import io.spareframe.wallet.keys.Wallet;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** The contract on a real node: what the provider checks off chain is what the chain does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentChannelOnChainTest {
  private static final long CHAIN_ID = 31337;
  private static final BigInteger DEPOSIT = BigInteger.valueOf(10_000_000);
  private static final Bytes32 SALT = Bytes32.keccak256(new byte[] {7});
  private static final BigInteger PLENTY_OF_WEI = BigInteger.TEN.pow(20);

  private Path folder;
  private Evm evm;
  private JsonRpc rpc;
  private EthereumNode node;
  private PayerKey payerKey;
  private PrivateKey requester;
  private Wallet wallet;
  private TransactionSender payer;
  private TransactionSender payee;
  private Address payeeAddress;
  private Address token;
  private VoucherDomain domain;
  private PaymentChannelClient client;
  private Instant expiry;
  private Bytes32 channelId;
  private String beforeChannel;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @BeforeAll
  void deploy(@TempDir Path folder) throws Exception {
    this.folder = folder;
    evm = Evm.start(folder);
    // The first endpoint is dead: everything here also goes through the failover.
    rpc =
        new JsonRpc(List.of(URI.create("http://127.0.0.1:1"), evm.endpoint()), RpcLimits.STANDARD);
    node = new EthereumNode(rpc);
    payerKey = PayerKey.loadOrCreate(folder.resolve("payer.key"));
    wallet =
        new Wallet(
            folder.resolve("wallet.json"), Duration.ofMinutes(5), InstantSource.system(), timer);
    wallet.create(("abandon ".repeat(11) + "about").toCharArray(), "a long password".toCharArray());
    payeeAddress = wallet.address();
    requester = KeyFile.loadOrCreate(folder.resolve("payer.key"), new SecureRandom());
    payer = sender(requester);
    payee = sender(wallet);
    giveWei(payerKey.address());
    giveWei(payeeAddress);

    token = deploy(Evm.compile(Evm.TEST_SOURCES.resolve("TestCredit.sol")));
    Address contract = deploy(PaymentChannelContractTest.committed());
    domain = new VoucherDomain(CHAIN_ID, contract);
    client = new PaymentChannelClient(node, domain);
    assertThat(node.chainId()).isEqualTo(CHAIN_ID);
    done(send(payer, token, call("mint", web3(payerKey.address()), new Uint256(DEPOSIT))));
    beforeChannel = snapshot();
  }

  @BeforeEach
  void openChannel() throws Exception {
    rpc.call("evm_revert", List.of(beforeChannel));
    beforeChannel = snapshot();
    // The clock of the node does not go back with its state: a block brings both together.
    rpc.call("evm_mine", List.of());
    expiry = now().plus(Duration.ofDays(7));
    channelId = domain.channelId(payerKey.address(), payeeAddress, token, SALT);
    done(client.approve(payer, token, DEPOSIT));
    done(client.open(payer, payeeAddress, token, DEPOSIT, expiry, SALT));
  }

  @AfterAll
  void stop() throws Exception {
    rpc.close();
    evm.close();
    wallet.close();
    payerKey.close();
    requester.close();
    timer.shutdownNow();
  }

  @Test
  void threeVouchersAreCheckedOffChainAndTheHighestIsPaidOut() throws Exception {
    ChannelState open = client.state(channelId).orElseThrow();
    assertThat(open)
        .isEqualTo(
            new ChannelState(
                channelId,
                payerKey.address(),
                payeeAddress,
                token,
                Instant.ofEpochSecond(expiry.getEpochSecond()),
                DEPOSIT,
                BigInteger.ZERO));
    assertThat(balance(domain.contract())).isEqualTo(DEPOSIT);

    VoucherVerifier verifier = new VoucherVerifier(domain);
    BigInteger highest = BigInteger.ZERO;
    for (long units : new long[] {1_000_000, 2_500_000, 4_000_000}) {
      Voucher voucher = voucher(units);
      VoucherVerdict verdict =
          verifier.verify(open.terms(), highest, voucher, sign(voucher).bytes());
      assertThat(verdict).isInstanceOf(VoucherVerdict.Accepted.class);
      highest = voucher.cumulativeUnits();
    }

    done(client.redeem(payee, voucher(4_000_000), sign(voucher(4_000_000))));
    assertThat(balance(payeeAddress)).isEqualTo(4_000_000);
    assertThat(balance(domain.contract())).isEqualTo(6_000_000);
    assertThat(client.state(channelId).orElseThrow().redeemedUnits()).isEqualTo(4_000_000);

    refused("NotAbovePaidOut", client.redeem(payee, voucher(2_500_000), sign(voucher(2_500_000))));
    refused("NotAbovePaidOut", client.redeem(payee, voucher(4_000_000), sign(voucher(4_000_000))));
    done(client.redeem(payee, voucher(5_000_000), sign(voucher(5_000_000))));
    assertThat(balance(payeeAddress)).as("only the difference is paid").isEqualTo(5_000_000);
  }

  @Test
  void theDigestAndTheChannelIdAreTheContractsOwn() throws Exception {
    Voucher voucher = new Voucher(channelId, BigInteger.TWO.pow(255).add(BigInteger.TWO));
    byte[] onChain =
        node.call(
            domain.contract(),
            call("voucherHash", web3(channelId), new Uint256(voucher.cumulativeUnits())));
    assertThat(voucher.digest(domain).bytes()).isEqualTo(onChain);
    assertThat(
            node.call(
                domain.contract(),
                call(
                    "channelIdOf",
                    web3(payerKey.address()),
                    web3(payeeAddress),
                    web3(token),
                    web3(SALT))))
        .isEqualTo(channelId.bytes());
  }

  @Test
  void theContractRefusesWhatTheVerifierRefuses() throws Exception {
    Voucher voucher = voucher(1_000_000);
    try (PayerKey other = PayerKey.loadOrCreate(folder.resolve("other.key"))) {
      refused("WrongSigner", client.redeem(payee, voucher, other.sign(voucher, domain)));
    }
    Voucher tooMuch = voucher(DEPOSIT.longValueExact() + 1);
    refused("AboveDeposit", client.redeem(payee, tooMuch, sign(tooMuch)));
    refused("NotThePayee", client.redeem(payer, voucher, sign(voucher)));
    Voucher elsewhere = new Voucher(Bytes32.keccak256(), BigInteger.ONE);
    refused("UnknownChannel", client.redeem(payee, elsewhere, sign(elsewhere)));

    byte[] twin = sign(voucher).bytes();
    BigInteger highS = Sign.CURVE_PARAMS.getN().subtract(sign(voucher).s());
    System.arraycopy(Numeric.toBytesPadded(highS, 32), 0, twin, 32, 32);
    twin[64] = (byte) (sign(voucher).recovery() == 0 ? 28 : 27);
    assertThat(client.redeem(payee, voucher, Signature.decode(twin).orElseThrow()))
        .isInstanceOf(ChannelOutcome.Refused.class);
    assertThat(balance(payeeAddress)).isZero();
  }

  @Test
  void whatWasNotRedeemedGoesBackAfterTheExpiryAndNotBefore() throws Exception {
    done(client.redeem(payee, voucher(3_000_000), sign(voucher(3_000_000))));
    refused("NotExpired", client.reclaim(payer, channelId));
    passTime(Duration.ofDays(8));
    refused("NotThePayer", client.reclaim(payee, channelId));
    done(client.reclaim(payer, channelId));
    assertThat(balance(payerKey.address())).isEqualTo(7_000_000);
    assertThat(balance(domain.contract())).isZero();
    refused("AboveDeposit", client.redeem(payee, voucher(4_000_000), sign(voucher(4_000_000))));
    done(client.reclaim(payer, channelId));
    assertThat(balance(payerKey.address())).as("a second time gives nothing").isEqualTo(7_000_000);
  }

  @Test
  void aVoucherIsGoodAfterTheExpiryUntilThePayerReclaims() throws Exception {
    passTime(Duration.ofDays(8));
    done(client.redeem(payee, voucher(3_000_000), sign(voucher(3_000_000))));
    assertThat(balance(payeeAddress)).isEqualTo(3_000_000);
  }

  @Test
  void aChannelCanBeToppedUpAndExtendedButNotShortened() throws Exception {
    done(send(payer, token, call("mint", web3(payerKey.address()), new Uint256(DEPOSIT))));
    done(client.approve(payer, token, DEPOSIT));
    done(send(payer, domain.contract(), call("topUp", web3(channelId), new Uint256(DEPOSIT))));
    BigInteger later = BigInteger.valueOf(expiry.getEpochSecond() + 3600);
    done(send(payer, domain.contract(), call("extend", web3(channelId), uint64(later))));
    ChannelState state = client.state(channelId).orElseThrow();
    assertThat(state.depositUnits()).isEqualTo(DEPOSIT.shiftLeft(1));
    assertThat(state.expiry()).isEqualTo(Instant.ofEpochSecond(later.longValueExact()));
    refused(
        "ExpiryNotLater",
        send(
            payer,
            domain.contract(),
            call("extend", web3(channelId), uint64(later.subtract(BigInteger.ONE)))));
    refused(
        "NotThePayer",
        send(
            payee,
            domain.contract(),
            call("extend", web3(channelId), uint64(later.add(BigInteger.TEN)))));
  }

  @Test
  void aChannelThatMakesNoSenseIsNotOpened() throws Exception {
    refused("ChannelExists", client.open(payer, payeeAddress, token, DEPOSIT, expiry, SALT));
    Bytes32 salt = Bytes32.keccak256(new byte[] {8});
    refused("InvalidPayee", client.open(payer, payerKey.address(), token, DEPOSIT, expiry, salt));
    refused(
        "ExpiryInThePast",
        client.open(payer, payeeAddress, token, DEPOSIT, now().minusSeconds(1), salt));
    refused(
        "NothingDeposited", client.open(payer, payeeAddress, token, BigInteger.ZERO, expiry, salt));
    assertThat(client.open(payer, payeeAddress, token, DEPOSIT, expiry, salt))
        .as("no tokens left to deposit")
        .isInstanceOf(ChannelOutcome.Refused.class);
    assertThat(client.state(domain.channelId(payerKey.address(), payeeAddress, token, salt)))
        .isEmpty();
  }

  /** The token is the payee itself and calls back in the middle of being paid. */
  @Test
  void aHostileTokenCannotReenter() throws Exception {
    Address hostile = deploy(Evm.compile(Evm.TEST_SOURCES.resolve("ReenteringToken.sol")));
    done(send(payer, hostile, call("mint", web3(payerKey.address()), new Uint256(DEPOSIT))));
    done(client.approve(payer, hostile, DEPOSIT));
    done(client.open(payer, hostile, hostile, DEPOSIT, expiry, SALT));
    Bytes32 id = domain.channelId(payerKey.address(), hostile, hostile, SALT);
    Voucher first = new Voucher(id, BigInteger.valueOf(1_000_000));
    Voucher second = new Voucher(id, BigInteger.valueOf(2_000_000));

    done(
        send(
            payer,
            hostile,
            call("callDuringTransfer", web3(domain.contract()), bytes(redeemCall(second)))));
    assertThat(send(payer, hostile, call("act", web3(domain.contract()), bytes(redeemCall(first)))))
        .isInstanceOf(ChannelOutcome.Refused.class);
    assertThat(client.state(id).orElseThrow().redeemedUnits()).isZero();

    done(
        send(
            payer,
            hostile,
            call("callDuringTransfer", web3(Address.of(new byte[20])), bytes(new byte[0]))));
    done(send(payer, hostile, call("act", web3(domain.contract()), bytes(redeemCall(first)))));
    assertThat(client.state(id).orElseThrow().redeemedUnits()).isEqualTo(1_000_000);
  }

  private byte[] redeemCall(Voucher voucher) {
    return call(
        "redeem",
        web3(voucher.channelId()),
        new Uint256(voucher.cumulativeUnits()),
        bytes(sign(voucher).bytes()));
  }

  private TransactionSender sender(DigestSigner signer) {
    return new TransactionSender(node, signer, CHAIN_ID, Duration.ofSeconds(30));
  }

  private Address deploy(JsonNode contract) throws Exception {
    String bytecode = contract.get("bytecode").stringValue();
    TransactionOutcome outcome =
        payer.send(Optional.empty(), HexFormat.of().parseHex(bytecode.substring(2)));
    assertThat(outcome).isInstanceOf(TransactionOutcome.Succeeded.class);
    return ((TransactionOutcome.Succeeded) outcome).receipt().created().orElseThrow();
  }

  private static ChannelOutcome send(TransactionSender sender, Address to, byte[] call)
      throws Exception {
    return PaymentChannelClient.send(sender, to, call);
  }

  private static void done(ChannelOutcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ChannelOutcome.Done.class, done -> assertThat(done.receipt().feeWei()).isPositive());
  }

  private static void refused(String error, ChannelOutcome outcome) {
    assertThat(outcome).isEqualTo(new ChannelOutcome.Refused(error));
  }

  private BigInteger balance(Address owner) throws Exception {
    return new BigInteger(1, node.call(token, call("balanceOf", web3(owner))));
  }

  private String snapshot() throws Exception {
    return rpc.call("evm_snapshot", List.of()).stringValue();
  }

  private void giveWei(Address account) throws Exception {
    rpc.call("anvil_setBalance", List.of(account.toString(), "0x" + PLENTY_OF_WEI.toString(16)));
  }

  private void passTime(Duration duration) throws Exception {
    rpc.call("evm_increaseTime", List.of(duration.toSeconds()));
    rpc.call("evm_mine", List.of());
  }

  private Instant now() throws Exception {
    JsonNode block = rpc.call("eth_getBlockByNumber", List.of("latest", false));
    return Instant.ofEpochSecond(Long.decode(block.get("timestamp").stringValue()));
  }

  private Voucher voucher(long units) {
    return new Voucher(channelId, BigInteger.valueOf(units));
  }

  private Signature sign(Voucher voucher) {
    return payerKey.sign(voucher, domain);
  }

  private static byte[] call(String function, Type<?>... arguments) {
    String data =
        FunctionEncoder.encode(new Function(function, List.<Type>of(arguments), List.of()));
    return HexFormat.of().parseHex(data.substring(2));
  }

  private static Type<?> web3(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }

  private static Type<?> web3(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.bytes());
  }

  private static Type<?> uint64(BigInteger value) {
    return new Uint64(value);
  }

  private static Type<?> bytes(byte[] value) {
    return new DynamicBytes(value);
  }
}
