package io.sealane.snssqs.message;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What SNS puts around a message where raw delivery is off ("Parsing Amazon SNS message formats" in
 * the SNS developer guide).
 *
 * @param message the message inside
 * @param attributes its attributes
 */
record SnsEnvelope(String message, Map<String, String> attributes) {

  private static final JsonFactory JSON = new JsonFactory();

  /** The envelope that the body is, or null if it is none. */
  static @Nullable SnsEnvelope read(String body) {
    // Nearly every body is none: a look at the text is much cheaper than parsing it.
    if (!body.contains("\"TopicArn\"") || !body.contains("\"Notification\"")) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable SnsEnvelope read(JsonParser parser) {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> attributes = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getString());
      } else if (value == JsonToken.START_OBJECT && name.equals("MessageAttributes")) {
        readAttributes(parser, attributes);
      } else {
        parser.skipChildren();
      }
    }
    boolean complete =
        parser.nextToken() == null
            && "Notification".equals(texts.get("Type"))
            && texts.getOrDefault("TopicArn", "").startsWith("arn:")
            && texts.containsKey("MessageId")
            && texts.containsKey("Timestamp")
            && !texts.containsKey("specversion");
    String message = texts.get("Message");
    return complete && message != null ? new SnsEnvelope(message, attributes) : null;
  }

  private static void readAttributes(JsonParser parser, Map<String, String> attributes) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String attribute = parser.currentName();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isValue = parser.currentName().equals("Value");
        if (parser.nextToken() == JsonToken.VALUE_STRING && isValue) {
          attributes.put(attribute, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
