package io.sealane.codec.json;

import io.sealane.codec.json.text.Surrogates;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.ObjectReader;

/** Headers as one text that holds a JSON object, because an attribute of CloudEvents is flat. */
final class HeaderText {

  /** More than any broker takes as attributes; keeps a body of nothing but headers cheap. */
  static final int MAX_HEADERS = 1_000;

  private HeaderText() {}

  /** Sorted by name, so that the same headers are the same text. */
  static String write(Map<String, String> headers) {
    Map<String, String> sorted = headers.size() > 1 ? new TreeMap<>(headers) : headers;
    StringBuilder text = new StringBuilder(64).append('{');
    for (Map.Entry<String, String> header : sorted.entrySet()) {
      if (text.length() > 1) {
        text.append(',');
      }
      quote(header.getKey(), text);
      text.append(':');
      quote(header.getValue(), text);
    }
    return text.append('}').toString();
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    int from = text.length();
    JsonStringEncoder.getInstance().quoteAsString(value, text);
    for (int i = from; i < text.length(); i++) {
      // JSON has no need to escape U+007F to U+009F, but no attribute may have them as they are.
      if (Character.isISOControl(text.charAt(i))) {
        text.replace(i, i + 1, String.format("\\u%04x", (int) text.charAt(i)));
      }
    }
    text.append('"');
  }

  static Map<String, String> read(String text, ObjectReader reader) {
    Map<String, String> headers = new HashMap<>();
    try (JsonParser parser = reader.createParser(text)) {
      check(parser.nextToken() == JsonToken.START_OBJECT);
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        check(parser.nextToken() == JsonToken.VALUE_STRING);
        String value = parser.getString();
        check(!Surrogates.anyAlone(name) && !Surrogates.anyAlone(value));
        headers.put(name, value);
        check(headers.size() <= MAX_HEADERS);
      }
      check(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
    }
    return headers;
  }

  private static void check(boolean good) {
    if (!good) {
      throw new BadBodyException("not a JSON object of at most " + MAX_HEADERS + " texts");
    }
  }
}
