package io.sealane.snssqs.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading and writing the JSON that AWS keeps in attributes. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** On one line. */
  public static String compact(Object tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** For reading, with a line feed at the end. */
  public static String pretty(Object tree) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
  }

  /** The tree of a text, or nothing if it is no JSON object. */
  public static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
