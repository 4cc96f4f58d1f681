// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The few questions that a payment channel asks of a chain. An answer of the wrong shape is a
 * {@link NoEndpointException}: nothing that a node says is believed to be well-formed.
 *
 * @see <a href="https://ethereum.github.io/execution-apis/">Execution API</a>
 */
public final class EthereumNode {
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");

  private final JsonRpc rpc;

  public EthereumNode(JsonRpc rpc) {
    this.rpc = rpc;
  }

  public long chainId() throws RpcException, InterruptedException {
    return small("eth_chainId", rpc.call("eth_chainId", List.of()));
  }

  /** Runs a call without changing anything and returns its result. */
  public byte[] call(Address to, byte[] data) throws RpcException, InterruptedException {
    Map<String, String> call = Map.of("to", to.toString(), "data", hex(data));
    return data("eth_call", rpc.call("eth_call", List.of(call, "latest")));
  }

  /** The next nonce, transactions that wait for a block included. */
  BigInteger nonce(Address account) throws RpcException, InterruptedException {
    return quantity(
        "eth_getTransactionCount",
        rpc.call("eth_getTransactionCount", List.of(account.toString(), "pending")));
  }

  /**
   * @param to empty for a transaction that makes a contract
   * @throws NodeRefusedException when the transaction would revert, with the contract's reason
   */
  BigInteger estimateGas(Address from, Optional<Address> to, byte[] data)
      throws RpcException, InterruptedException {
    Map<String, String> call =
        to.isPresent()
            ? Map.of("from", from.toString(), "to", to.get().toString(), "data", hex(data))
            : Map.of("from", from.toString(), "data", hex(data));
    return quantity("eth_estimateGas", rpc.call("eth_estimateGas", List.of(call)));
  }

  /** Wei that the latest block burned for a unit of gas. */
  BigInteger baseFee() throws RpcException, InterruptedException {
    JsonNode block = rpc.call("eth_getBlockByNumber", List.of("latest", false));
    return quantity("eth_getBlockByNumber", block.path("baseFeePerGas"));
  }

  /** Wei for a unit of gas that the node proposes as tip. */
  BigInteger proposedTip() throws RpcException, InterruptedException {
    return quantity("eth_maxPriorityFeePerGas", rpc.call("eth_maxPriorityFeePerGas", List.of()));
  }

  void sendRaw(byte[] signedTransaction) throws RpcException, InterruptedException {
    rpc.call("eth_sendRawTransaction", List.of(hex(signedTransaction)));
  }

  /** Empty while the transaction is in no block. */
  public Optional<Receipt> receipt(Bytes32 transaction) throws RpcException, InterruptedException {
    String method = "eth_getTransactionReceipt";
    JsonNode receipt = rpc.call(method, List.of(transaction.toString()));
    if (receipt.isNull()) {
      return Optional.empty();
    }
    JsonNode created = receipt.path("contractAddress");
    BigInteger gas = quantity(method, receipt.path("gasUsed"));
    return Optional.of(
        new Receipt(
            transaction,
            quantity(method, receipt.path("status")).signum() != 0,
            small(method, receipt.path("blockNumber")),
            gas.multiply(quantity(method, receipt.path("effectiveGasPrice"))),
            created.isString() ? Optional.of(address(method, created)) : Optional.empty()));
  }

  private static String hex(byte[] data) {
    return "0x" + HexFormat.of().formatHex(data);
  }

  private static Address address(String method, JsonNode value) throws NoEndpointException {
    byte[] bytes = data(method, value);
    if (bytes.length != Address.LENGTH) {
      throw malformed(method);
    }
    return Address.of(bytes);
  }

  private static byte[] data(String method, JsonNode value) throws NoEndpointException {
    if (!value.isString() || !DATA.matcher(value.stringValue()).matches()) {
      throw malformed(method);
    }
    return HexFormat.of().parseHex(value.stringValue().substring(2));
  }

  private static BigInteger quantity(String method, JsonNode value) throws NoEndpointException {
    if (!value.isString() || !QUANTITY.matcher(value.stringValue()).matches()) {
      throw malformed(method);
    }
    return new BigInteger(value.stringValue().substring(2), 16);
  }

  private static long small(String method, JsonNode value) throws NoEndpointException {
    BigInteger quantity = quantity(method, value);
    if (quantity.bitLength() >= Long.SIZE) {
      throw malformed(method);
    }
    return quantity.longValueExact();
  }

  private static NoEndpointException malformed(String method) {
    return new NoEndpointException(List.of("the answer to " + method + " has the wrong shape"));
  }
}
