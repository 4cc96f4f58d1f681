package io.spareframe.compute.job;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document as plain data. Numbers keep the digits they were written with, so that a value
 * such as -0.0 or an integer above 2^53 survives; Jackson's own tree would round them.
 */
sealed interface Json {

  record Obj(SortedMap<String, Json> fields) implements Json {}

  record Arr(List<Json> items) implements Json {}

  record Text(String value) implements Json {}

  /** A number by its digits. */
  record Num(String digits) implements Json {}

  /** {@code true}, {@code false} or {@code null}, none of which a manifest uses. */
  record Other(String word) implements Json {}

  static Json of(long value) {
    return new Num(Long.toString(value));
  }

  static Json of(String value) {
    return new Text(value);
  }

  /** An object of these names and values, in turns. */
  static Obj obj(Object... namesAndValues) {
    SortedMap<String, Json> fields = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    }
    return new Obj(fields);
  }

  /**
   * Reads one document of at most {@link JobLimits#MANIFEST_BYTES}.
   *
   * @throws InvalidJobException if it is too large, no JSON, deeper nested than any manifest, or
   *     has a name twice in one object
   */
  static Json parse(byte[] utf8) throws InvalidJobException {
    JobLimits.atMost("manifest", utf8.length, JobLimits.MANIFEST_BYTES, " bytes");
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(JobLimits.JSON_DEPTH)
                    .maxDocumentLength(JobLimits.MANIFEST_BYTES)
                    .maxNumberLength(JobLimits.NUMBER_DIGITS)
                    .maxStringLength(JobLimits.STRING_LENGTH)
                    .maxNameLength(JobLimits.NAME_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new InvalidJobException("manifest", "is empty");
      }
      Json json = value(parser, first);
      if (parser.nextToken() != null) {
        throw new InvalidJobException("manifest", "goes on after its end");
      }
      return json;
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      throw new InvalidJobException(
          "manifest",
          "is not JSON within the limits" + place + ": " + shown(e.getOriginalMessage()));
    }
  }

  private static Json value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        SortedMap<String, Json> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          fields.put(name, value(parser, parser.nextToken()));
        }
        yield new Obj(fields);
      }
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          items.add(value(parser, item));
        }
        yield new Arr(items);
      }
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getString());
      default -> new Other(parser.getString());
    };
  }

  /** What a stranger may have written, cut and made safe to show in one line. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(160)
        .forEach(c -> shown.appendCodePoint(c >= ' ' && c < 0x7f ? c : '?'));
    return shown.toString();
  }

  /** The one form whose SHA-256 is the content id: names sorted, no white space, UTF-8. */
  default byte[] canonical() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(out);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator out) {
    switch (this) {
      case Obj(SortedMap<String, Json> fields) -> {
        out.writeStartObject();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
          out.writeName(field.getKey());
          field.getValue().write(out);
        }
        out.writeEndObject();
      }
      case Arr(List<Json> items) -> {
        out.writeStartArray();
        for (Json item : items) {
          item.write(out);
        }
        out.writeEndArray();
      }
      case Text(String value) -> out.writeString(value);
      case Num(String digits) -> out.writeNumber(digits);
      case Other(String word) -> out.writeRawValue(word);
    }
  }
}
