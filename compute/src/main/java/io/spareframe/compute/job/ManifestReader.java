package io.spareframe.compute.job;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a manifest's JSON into records: shapes and number ranges; meaning is the validator's. */
final class ManifestReader {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,20}");
  private static final BigInteger MAX_U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @FunctionalInterface
  private interface Item<T> {
    T read(Json json, String path) throws InvalidJobException;
  }

  JobManifest manifest(Json json) throws InvalidJobException {
    Fields fields = new Fields(json, "");
    long format = fields.integer("format", 0, Integer.MAX_VALUE);
    if (format != JobManifest.FORMAT) {
      throw new InvalidJobException(
          "format", format + " is not known here, only " + JobManifest.FORMAT);
    }
    JobManifest manifest =
        new JobManifest(
            fields.text("name"),
            fields.list("modules", ManifestReader::module),
            fields.list("buffers", ManifestReader::buffer),
            fields.list("program", (item, path) -> step(item, path, 0)),
            presentation(fields.one("presentation")),
            declared(fields.object("declared")));
    fields.noMore();
    return manifest;
  }

  private static KernelModule module(Json json, String path) throws InvalidJobException {
    Fields fields = new Fields(json, path);
    KernelModule module =
        new KernelModule(fields.text("name"), fields.id("opencl"), fields.id("ptx"));
    fields.noMore();
    return module;
  }

  private static BufferSpec buffer(Json json, String path) throws InvalidJobException {
    Fields fields = new Fields(json, path);
    BufferSpec buffer =
        new BufferSpec(
            fields.text("name"),
            type(fields.text("type"))
                .orElseThrow(
                    () ->
                        new InvalidJobException(
                            fields.path("type"),
                            "is no type: use u8, i32, u32, f32, i64, u64 or f64")),
            fields.integer("count", 0, Long.MAX_VALUE),
            role(fields.one("role")));
    fields.noMore();
    return buffer;
  }

  private static BufferRole role(One one) throws InvalidJobException {
    Fields fields = one.fields();
    BufferRole role =
        switch (one.name()) {
          case "input" -> new BufferRole.Input(fields.id("blob"));
          case "state" ->
              new BufferRole.State(
                  fields.has("initial") ? Optional.of(fields.id("initial")) : Optional.empty());
          case "scratch" -> new BufferRole.Scratch();
          default -> throw one.unknown("input, state or scratch");
        };
    fields.noMore();
    return role;
  }

  private static Step step(Json json, String path, int depth) throws InvalidJobException {
    if (depth > JobLimits.REPEAT_DEPTH) {
      throw JobLimits.tooDeep(path);
    }
    One one = One.of(json, path);
    Fields fields = one.fields();
    Step step =
        switch (one.name()) {
          case "launch" ->
              new Step.Launch(
                  fields.text("module"),
                  fields.text("entry"),
                  extent(fields.object("grid")),
                  extent(fields.object("block")),
                  fields.list("arguments", ManifestReader::argument));
          case "repeat" ->
              new Step.Repeat(
                  (int) fields.integer("times", Integer.MIN_VALUE, Integer.MAX_VALUE),
                  fields.list("body", (item, place) -> step(item, place, depth + 1)));
          case "emit" ->
              new Step.Emit(
                  fields.text("buffer"),
                  fields.integer("offsetBytes", 0, Long.MAX_VALUE),
                  fields.integer("bytes", 0, Long.MAX_VALUE),
                  (int) fields.integer("weight", Integer.MIN_VALUE, Integer.MAX_VALUE));
          default -> throw one.unknown("launch, repeat or emit");
        };
    fields.noMore();
    return step;
  }

  private static Extent extent(Fields fields) throws InvalidJobException {
    Extent extent = new Extent(fields.extent("x"), fields.extent("y"), fields.extent("z"));
    fields.noMore();
    return extent;
  }

  private static Argument argument(Json json, String path) throws InvalidJobException {
    One one = One.of(json, path);
    String inside = one.inside();
    return switch (one.name()) {
      case "buffer" -> new Argument.Buffer(text(one.value(), inside));
      case "counter" ->
          new Argument.Counter((int) integer(one.value(), inside, 0, Integer.MAX_VALUE));
      default -> {
        ElementType type =
            type(one.name())
                .orElseThrow(() -> one.unknown("buffer, counter or the name of a type"));
        yield new Argument.Scalar(type, bits(type, one.value(), inside));
      }
    };
  }

  private static long bits(ElementType type, Json json, String path) throws InvalidJobException {
    return switch (type) {
      case U8 -> integer(json, path, 0, 0xFF);
      case U32 -> integer(json, path, 0, 0xFFFF_FFFFL);
      case I32 -> integer(json, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case I64 -> integer(json, path, Long.MIN_VALUE, Long.MAX_VALUE);
      case U64 -> bigInteger(json, path, BigInteger.ZERO, MAX_U64).longValue();
      case F32 -> {
        if (!(json instanceof Json.Num(String digits))) {
          yield hexBits(json, path, 8);
        }
        float value = Float.parseFloat(digits);
        finite(value, path);
        yield Integer.toUnsignedLong(Float.floatToRawIntBits(value));
      }
      case F64 -> {
        if (!(json instanceof Json.Num(String digits))) {
          yield hexBits(json, path, 16);
        }
        double value = Double.parseDouble(digits);
        finite(value, path);
        yield Double.doubleToRawLongBits(value);
      }
    };
  }

  private static void finite(double value, String path) throws InvalidJobException {
    if (!Double.isFinite(value)) {
      throw new InvalidJobException(path, "is too large for its type");
    }
  }

  private static long hexBits(Json json, String path, int digits) throws InvalidJobException {
    String text = text(json, path);
    if (!text.matches("0x[0-9a-f]{" + digits + "}")) {
      throw new InvalidJobException(
          path, "is neither a number nor 0x and " + digits + " lower-case hexadecimal digits");
    }
    return Long.parseUnsignedLong(text, 2, text.length(), 16);
  }

  private static Presentation presentation(One one) throws InvalidJobException {
    Fields fields = one.fields();
    Presentation presentation =
        switch (one.name()) {
          case "data" -> new Presentation.Data();
          case "picture" ->
              new Presentation.Picture(fields.extent("width"), fields.extent("height"));
          default -> throw one.unknown("data or picture");
        };
    fields.noMore();
    return presentation;
  }

  private static DeclaredWork declared(Fields fields) throws InvalidJobException {
    DeclaredWork declared =
        new DeclaredWork(
            fields.integer("operations", 0, Long.MAX_VALUE),
            fields.integer("movedBytes", 0, Long.MAX_VALUE),
            fields.integer("peakBytes", 0, Long.MAX_VALUE),
            fields.integer("outputBytes", 0, Long.MAX_VALUE));
    fields.noMore();
    return declared;
  }

  private static Optional<ElementType> type(String label) {
    return Arrays.stream(ElementType.values()).filter(t -> t.label().equals(label)).findAny();
  }

  private static String text(Json json, String path) throws InvalidJobException {
    if (json instanceof Json.Text(String value)) {
      return value;
    }
    throw new InvalidJobException(path, "is not a text");
  }

  private static long integer(Json json, String path, long least, long most)
      throws InvalidJobException {
    return bigInteger(json, path, BigInteger.valueOf(least), BigInteger.valueOf(most)).longValue();
  }

  private static BigInteger bigInteger(Json json, String path, BigInteger least, BigInteger most)
      throws InvalidJobException {
    if (!(json instanceof Json.Num(String digits)) || !INTEGER.matcher(digits).matches()) {
      throw new InvalidJobException(path, "is not an integer of at most 20 digits");
    }
    BigInteger value = new BigInteger(digits);
    if (value.compareTo(least) < 0) {
      throw new InvalidJobException(path, value + " is less than " + least);
    }
    if (value.compareTo(most) > 0) {
      throw new InvalidJobException(path, value + " is more than " + most);
    }
    return value;
  }

  /** An object with exactly one field, whose name says what it is. */
  private record One(String name, Json value, String path) {

    static One of(Json json, String path) throws InvalidJobException {
      if (json instanceof Json.Obj(var fields) && fields.size() == 1) {
        Map.Entry<String, Json> only = fields.firstEntry();
        return new One(only.getKey(), only.getValue(), path);
      }
      throw new InvalidJobException(path, "is not an object with exactly one field");
    }

    Fields fields() throws InvalidJobException {
      return new Fields(value, inside());
    }

    String inside() {
      return path + "." + Json.shown(name);
    }

    InvalidJobException unknown(String known) {
      return new InvalidJobException(
          path, "has the unknown field " + Json.shown(name) + ": use " + known);
    }
  }

  /** An object whose fields are taken one by one; one that nobody took is an error. */
  private static final class Fields {
    private final Map<String, Json> values;
    private final String path;
    private final Set<String> taken = new HashSet<>();

    Fields(Json json, String path) throws InvalidJobException {
      if (!(json instanceof Json.Obj(var fields))) {
        throw new InvalidJobException(path.isEmpty() ? "manifest" : path, "is not an object");
      }
      this.values = fields;
      this.path = path;
    }

    String path(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    private Json take(String name) throws InvalidJobException {
      taken.add(name);
      Json value = values.get(name);
      if (value == null) {
        throw new InvalidJobException(path(name), "is missing");
      }
      return value;
    }

    String text(String name) throws InvalidJobException {
      return ManifestReader.text(take(name), path(name));
    }

    long integer(String name, long least, long most) throws InvalidJobException {
      return ManifestReader.integer(take(name), path(name), least, most);
    }

    int extent(String name) throws InvalidJobException {
      return (int) integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    ContentId id(String name) throws InvalidJobException {
      String hex = text(name);
      if (!ContentId.isValid(hex)) {
        throw new InvalidJobException(path(name), "is not 64 lower-case hexadecimal digits");
      }
      return new ContentId(hex);
    }

    Fields object(String name) throws InvalidJobException {
      return new Fields(take(name), path(name));
    }

    One one(String name) throws InvalidJobException {
      return One.of(take(name), path(name));
    }

    <T> List<T> list(String name, Item<T> item) throws InvalidJobException {
      if (!(take(name) instanceof Json.Arr(List<Json> items))) {
        throw new InvalidJobException(path(name), "is not a list");
      }
      List<T> read = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        read.add(item.read(items.get(i), path(name) + "[" + i + "]"));
      }
      return read;
    }

    void noMore() throws InvalidJobException {
      for (String name : values.keySet()) {
        if (!taken.contains(name)) {
          throw new InvalidJobException(
              path.isEmpty() ? "manifest" : path, "has the unknown field " + Json.shown(name));
        }
      }
    }
  }
}
