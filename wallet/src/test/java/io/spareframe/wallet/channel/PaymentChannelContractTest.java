// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentChannelContractTest {
  @Test
  void theCommittedContractIsWhatItsSourceCompilesTo() throws Exception {
    JsonNode compiled = Evm.compile(Evm.SOURCES.resolve("PaymentChannel.sol"));
    assertThat(committed()).isEqualTo(compiled);
  }

  @Test
  void everyErrorOfTheContractHasItsNameInTheClient() throws Exception {
    List<String> errors = new ArrayList<>();
    for (JsonNode part : committed().get("abi")) {
      if (part.get("type").stringValue().equals("error")) {
        List<String> types = new ArrayList<>();
        part.get("inputs").forEach(input -> types.add(input.get("type").stringValue()));
        errors.add(part.get("name").stringValue() + "(" + String.join(",", types) + ")");
      }
    }
    // The libraries' own errors are not ours to name.
    errors.removeIf(
        error ->
            error.startsWith("ECDSA")
                || error.startsWith("SafeERC20")
                || error.startsWith("Reentrancy")
                || error.startsWith("InvalidShortString")
                || error.startsWith("StringTooLong"));
    assertThat(PaymentChannelClient.ERRORS).containsExactlyInAnyOrderElementsOf(errors);
  }

  static JsonNode committed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PaymentChannelClient.class.getResourceAsStream("PaymentChannel.json"))) {
      return new JsonMapper().readTree(in);
    }
  }
}
