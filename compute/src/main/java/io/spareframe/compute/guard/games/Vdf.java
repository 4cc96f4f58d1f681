package io.spareframe.compute.guard.games;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Valve's text format KeyValues (developer.valvesoftware.com/wiki/KeyValues): quoted or bare words,
 * nested in braces, {@code //} comments. Keys are compared without case.
 *
 * @param values keys with a word
 * @param groups keys with a group
 */
record Vdf(Map<String, String> values, Map<String, Vdf> groups) {

  /** No file that Steam writes is nested deeper than this. */
  static final int MAX_DEPTH = 32;

  /** A text that is not in this format. */
  static final class MalformedVdfException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedVdfException(String message) {
      super(message);
    }
  }

  static Vdf parse(String text) throws MalformedVdfException {
    return new Parser(text).group(0);
  }

  Optional<String> value(String key) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  Optional<Vdf> group(String key) {
    return groups.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Vdf group(int depth) throws MalformedVdfException {
      if (depth > MAX_DEPTH) {
        throw new MalformedVdfException("nested deeper than " + MAX_DEPTH);
      }
      Map<String, String> values = new LinkedHashMap<>();
      Map<String, Vdf> groups = new LinkedHashMap<>();
      while (true) {
        skipBlanks();
        if (at == text.length()) {
          if (depth > 0) {
            throw new MalformedVdfException("ends inside a group");
          }
          return new Vdf(values, groups);
        }
        if (text.charAt(at) == '}') {
          if (depth == 0) {
            throw new MalformedVdfException("closes a group that was not opened");
          }
          at++;
          return new Vdf(values, groups);
        }
        String key = word();
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '{') {
          at++;
          groups.put(key, group(depth + 1));
        } else {
          values.put(key, word());
        }
      }
    }

    private void skipBlanks() {
      while (at < text.length()) {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
        } else if (text.startsWith("//", at)) {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else {
          return;
        }
      }
    }

    private String word() throws MalformedVdfException {
      if (at == text.length() || text.charAt(at) == '{' || text.charAt(at) == '}') {
        throw new MalformedVdfException("a key has no value");
      }
      StringBuilder word = new StringBuilder();
      if (text.charAt(at) != '"') {
        while (at < text.length()
            && !Character.isWhitespace(text.charAt(at))
            && "{}\"".indexOf(text.charAt(at)) < 0) {
          word.append(text.charAt(at++));
        }
        return word.toString();
      }
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c == '\\' && at < text.length()) {
          char escaped = text.charAt(at++);
          c =
              switch (escaped) {
                case 'n' -> '\n';
                case 't' -> '\t';
                default -> escaped;
              };
        }
        word.append(c);
      }
      if (at == text.length()) {
        throw new MalformedVdfException("a quotation does not end");
      }
      at++;
      return word.toString();
    }
  }
}
