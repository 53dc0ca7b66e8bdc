package io.sealane.snssqs.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object of texts, written in characters that the services take. */
public final class FlatJson {

  private static final JsonFactory JSON = new JsonFactory();

  private FlatJson() {}

  /** The object, on one line. */
  public static String write(Map<String, String> texts) {
    StringBuilder out = new StringBuilder("{");
    texts.forEach(
        (name, value) -> {
          if (out.length() > 1) {
            out.append(',');
          }
          quote(name, out);
          out.append(':');
          quote(value, out);
        });
    return out.append('}').toString();
  }

  /** The texts of an object, or null if it is none, or has anything but texts in it. */
  public static @Nullable Map<String, String> read(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          return null;
        }
        texts.put(name, parser.getString());
      }
      return parser.nextToken() == null ? texts : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (c >= ' ' && Characters.isLegal(c)) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    out.append('"');
  }
}
