// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real HTTP servers that answer badly. */
class JsonRpcTest {
  private static final RpcLimits LIMITS = new RpcLimits(Duration.ofSeconds(2), 1000, 1000);
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch testEnds = new CountDownLatch(1);

  @AfterEach
  void stop() {
    testEnds.countDown();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  @Test
  void aGoodAnswerIsReadAndTheNodeThatGaveItIsAskedFirstNextTime() throws Exception {
    AtomicInteger askedBad = new AtomicInteger();
    URI bad =
        serve(
            request -> {
              askedBad.incrementAndGet();
              return "<html>busy</html>";
            });
    try (JsonRpc rpc = new JsonRpc(List.of(bad, good("0x7a69")), LIMITS)) {
      assertThat(new EthereumNode(rpc).chainId()).isEqualTo(31337);
      assertThat(new EthereumNode(rpc).chainId()).isEqualTo(31337);
    }
    assertThat(askedBad).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID}",
        "{\"jsonrpc\":\"2.0\",\"id\":999999,\"result\":\"0x1\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":-32005,\"message\":\"slow down\"}}"
      })
  void anAnswerThatIsNoneSendsUsToTheNextNode(String answer) throws Exception {
    URI bad = serve(request -> answer.replace("ID", id(request)));
    try (JsonRpc rpc = new JsonRpc(List.of(bad, good("0x7a69")), LIMITS)) {
      assertThat(new EthereumNode(rpc).chainId()).isEqualTo(31337);
    }
    try (JsonRpc rpc = new JsonRpc(List.of(bad), LIMITS)) {
      assertThatThrownBy(() -> rpc.call("eth_chainId", List.of()))
          .isInstanceOf(NoEndpointException.class);
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    URI endless = serve(request -> "\"" + "x".repeat(2_000) + "\"");
    try (JsonRpc rpc = new JsonRpc(List.of(endless), LIMITS)) {
      assertThatThrownBy(() -> rpc.call("eth_chainId", List.of()))
          .isInstanceOf(NoEndpointException.class)
          .hasMessageContaining("1000");
    }
  }

  @Test
  void aNodeThatNeverFinishesItsAnswerIsLeft() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            testEnds.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    servers.add(server);
    RpcLimits impatient = new RpcLimits(Duration.ofMillis(300), 1000, 1000);
    try (JsonRpc rpc = new JsonRpc(List.of(address(server)), impatient)) {
      assertThatThrownBy(() -> rpc.call("eth_chainId", List.of()))
          .isInstanceOf(NoEndpointException.class)
          .hasMessageContaining("300 ms");
    }
  }

  @Test
  void aRevertIsTheNodesAnswerAndIsNotAskedElsewhere() throws Exception {
    URI reverting =
        serve(
            request ->
                "{\"jsonrpc\":\"2.0\",\"id\":"
                    + id(request)
                    + ",\"error\":{\"code\":3,\"message\":\"execution reverted\","
                    + "\"data\":\"0xdeadbeef01\"}}");
    AtomicInteger askedOther = new AtomicInteger();
    URI other =
        serve(
            request -> {
              askedOther.incrementAndGet();
              return "";
            });
    try (JsonRpc rpc = new JsonRpc(List.of(reverting, other), LIMITS)) {
      NodeRefusedException refused =
          catchThrowableOfType(NodeRefusedException.class, () -> rpc.call("eth_call", List.of()));
      assertThat(refused.nodeMessage()).isEqualTo("execution reverted");
      assertThat(refused.revertData().orElseThrow()).containsExactly(0xDE, 0xAD, 0xBE, 0xEF, 0x01);
    }
    assertThat(askedOther).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "7", "\"7\"", "\"0x\"", "\"0xzz\"", "{}", "\"0xffffffffffffffffff\""})
  void aQuantityOfTheWrongShapeIsRefused(String result) throws Exception {
    URI odd =
        serve(
            request ->
                "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"result\":" + result + "}");
    try (JsonRpc rpc = new JsonRpc(List.of(odd), LIMITS)) {
      assertThatThrownBy(() -> new EthereumNode(rpc).chainId())
          .isInstanceOf(NoEndpointException.class)
          .hasMessageContaining("eth_chainId");
    }
  }

  @Test
  void aRequestAboveTheLimitIsNotSent() {
    try (JsonRpc rpc = new JsonRpc(List.of(URI.create("http://127.0.0.1:1")), LIMITS)) {
      assertThatThrownBy(() -> rpc.call("eth_call", List.of("x".repeat(1000))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1000");
    }
  }

  @Test
  void theKeyInAnEndpointsPathIsInNoMessage() {
    URI dead = URI.create("http://127.0.0.1:1/v3/secret-key?token=secret-token");
    try (JsonRpc rpc = new JsonRpc(List.of(dead), LIMITS)) {
      assertThatThrownBy(() -> rpc.call("eth_chainId", List.of()))
          .isInstanceOf(NoEndpointException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://host/", "node", "http:/nohost"})
  void anythingButAWebAddressIsNoEndpoint(String address) {
    assertThatThrownBy(() -> new JsonRpc(List.of(URI.create(address)), LIMITS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private interface Answer {
    String to(String request);
  }

  private URI good(String result) throws IOException {
    return serve(
        request ->
            "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"result\":\"" + result + "\"}");
  }

  private static String id(String request) {
    Matcher matcher = ID.matcher(request);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private URI serve(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] body = answer.to(request).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    servers.add(server);
    return address(server);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
