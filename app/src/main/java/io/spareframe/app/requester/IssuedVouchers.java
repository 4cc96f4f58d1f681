package io.spareframe.app.requester;

import io.spareframe.app.place.DurableFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much was promised to whom, on disk before any promise is handed out. So work done for one
 * payee is never promised to another too.
 */
final class IssuedVouchers {

  private final JsonMapper json = new JsonMapper();
  private final Path file;
  private final Map<String, BigInteger> unitsByPayee;

  /**
   * @throws IOException if the file cannot be read or understood
   */
  IssuedVouchers(Path file) throws IOException {
    this.file = file;
    try {
      this.unitsByPayee =
          Files.exists(file)
              ? new HashMap<>(
                  json.readValue(
                      Files.readAllBytes(file), new TypeReference<Map<String, BigInteger>>() {}))
              : new HashMap<>();
    } catch (JacksonException e) {
      throw new IOException("the list of issued vouchers is damaged: " + file, e);
    }
  }

  /**
   * Promises all that is owed and not yet promised to anybody.
   *
   * @param owedUnits for all verified work, ever
   * @return all that is promised to this payee now
   * @throws IOException if the promise could not be written down; then it was not made
   */
  synchronized BigInteger promise(String payee, BigInteger owedUnits) throws IOException {
    BigInteger promised = unitsByPayee.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger before = unitsByPayee.getOrDefault(payee, BigInteger.ZERO);
    BigInteger more = owedUnits.subtract(promised);
    if (more.signum() <= 0) {
      return before;
    }
    Map<String, BigInteger> next = new HashMap<>(unitsByPayee);
    next.put(payee, before.add(more));
    DurableFile.write(file, json.writeValueAsBytes(next));
    unitsByPayee.putAll(next);
    return before.add(more);
  }
}
