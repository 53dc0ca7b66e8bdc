package io.sealane.jdbc.deadletter;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Attributes as text: a line for each, name and value in ASCII with an equals sign between. */
final class AttributeLines {

  private static final String EQUALS = "=";
  private static final String ESCAPED_EQUALS = "\\u003d";

  private AttributeLines() {}

  static String write(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(entry -> name(entry.getKey()) + EQUALS + Ascii.escape(entry.getValue()))
            .collect(Collectors.joining("\n"));
  }

  static Map<String, String> read(String lines) {
    Map<String, String> attributes = new HashMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf(EQUALS);
              attributes.put(
                  Ascii.unescape(line.substring(0, equals)),
                  Ascii.unescape(line.substring(equals + 1)));
            });
    return attributes;
  }

  private static String name(String name) {
    return Ascii.escape(name).replace(EQUALS, ESCAPED_EQUALS);
  }
}
