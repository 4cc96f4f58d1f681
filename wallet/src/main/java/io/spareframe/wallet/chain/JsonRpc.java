// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC 2.0 over HTTP to a list of nodes. The one that answered last is asked first; when it
 * fails, the next is. Safe for use by several threads; calls block.
 */
public final class JsonRpc implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonRpc.class);
  private static final int MAX_MESSAGE_CHARS = 300;
  private static final int MAX_NESTING = 32;
  private static final int HTTP_OK = 200;

  /** "Limit exceeded" (EIP-1474), as public nodes say it: another node may still answer. */
  private static final int LIMIT_EXCEEDED = -32005;

  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})*");

  private final List<URI> endpoints;
  private final RpcLimits limits;
  private final HttpClient http;
  private final JsonMapper json;
  private final AtomicInteger preferred = new AtomicInteger();
  private final AtomicLong nextId = new AtomicLong(1);

  /**
   * @param endpoints http or https addresses, at least one
   */
  public JsonRpc(List<URI> endpoints, RpcLimits limits) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("at least one endpoint is needed");
    }
    for (URI endpoint : endpoints) {
      if (endpoint.getHost() == null
          || !("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))) {
        throw new IllegalArgumentException("an endpoint must be an http or https address");
      }
    }
    this.endpoints = List.copyOf(endpoints);
    this.limits = limits;
    this.http = HttpClient.newBuilder().connectTimeout(limits.perRequest()).build();
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(limits.maxResponseBytes())
                            .build())
                    .build())
            .build();
  }

  /**
   * The {@code result} of the answer; a JSON null is a null node.
   *
   * @throws NodeRefusedException when a node answered with an error
   * @throws NoEndpointException when none gave a usable answer
   */
  public JsonNode call(String method, List<?> parameters)
      throws RpcException, InterruptedException {
    long id = nextId.getAndIncrement();
    byte[] request =
        json.writeValueAsBytes(
            Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
    if (request.length > limits.maxRequestBytes()) {
      throw new IllegalArgumentException(
          "a request may have " + limits.maxRequestBytes() + " bytes, this has " + request.length);
    }
    List<String> failures = new ArrayList<>();
    int first = preferred.get();
    for (int i = 0; i < endpoints.size(); i++) {
      int index = (first + i) % endpoints.size();
      URI endpoint = endpoints.get(index);
      try {
        JsonNode result = ask(endpoint, method, id, request);
        preferred.set(index);
        return result;
      } catch (UnusableAnswerException e) {
        // The host alone: paths and queries of public nodes hold the user's key.
        failures.add(endpoint.getHost() + ": " + e.getMessage());
        LOG.warn("{} failed at {}: {}", method, endpoint.getHost(), e.getMessage());
      }
    }
    throw new NoEndpointException(failures);
  }

  private JsonNode ask(URI endpoint, String method, long id, byte[] request)
      throws UnusableAnswerException, NodeRefusedException, InterruptedException {
    HttpResponse<byte[]> response = post(endpoint, request);
    JsonNode answer;
    try {
      answer = json.readTree(response.body());
    } catch (JacksonException e) {
      throw new UnusableAnswerException(
          "HTTP status " + response.statusCode() + ", no JSON in the answer");
    }
    JsonNode error = answer.get("error");
    if (error != null && !error.isNull()) {
      int code = error.path("code").asInt(0);
      String message = shortened(error.path("message").asString(""));
      if (response.statusCode() != HTTP_OK || code == LIMIT_EXCEEDED) {
        throw new UnusableAnswerException(message);
      }
      throw new NodeRefusedException(method, code, message, revertData(error.get("data")));
    }
    JsonNode result = answer.get("result");
    if (response.statusCode() != HTTP_OK || result == null || answer.path("id").asLong(0) != id) {
      throw new UnusableAnswerException(
          "HTTP status " + response.statusCode() + ", not an answer to this question");
    }
    return result;
  }

  private HttpResponse<byte[]> post(URI endpoint, byte[] request)
      throws UnusableAnswerException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(endpoint)
            .timeout(limits.perRequest())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(
            post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxResponseBytes()));
    try {
      // The client's own limit ends with the headers; this one covers a body that trickles in.
      return pending.get(limits.perRequest().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnusableAnswerException("no answer in " + limits.perRequest().toMillis() + " ms");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new UnusableAnswerException(
            shortened(cause.getClass().getSimpleName() + " " + cause.getMessage()));
      }
      throw new IllegalStateException("the HTTP client failed", e);
    } finally {
      pending.cancel(true);
    }
  }

  private static String revertData(@Nullable JsonNode data) {
    if (data == null || !data.isString() || !HEX.matcher(data.stringValue()).matches()) {
      return "";
    }
    return data.stringValue();
  }

  private static String shortened(String message) {
    return message.substring(0, Math.min(message.length(), MAX_MESSAGE_CHARS));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  /** One endpoint's failure; the next is asked. */
  private static final class UnusableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
      super(message);
    }
  }
}
