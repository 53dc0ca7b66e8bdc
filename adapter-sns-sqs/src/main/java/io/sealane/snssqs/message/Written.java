package io.sealane.snssqs.message;

import io.sealane.transport.send.MessageSize;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as the services take it.
 *
 * @param body the text of one character or more
 * @param attributes ten at most, legal
 */
public record Written(String body, Map<String, String> attributes) {

  private static final int DATA_TYPE_BYTES = "String".length();

  /** What stands for the empty body, which the services refuse. */
  private static final String NOTHING = "-";

  /**
   * Writes a message whose body is text.
   *
   * @return null if it is none, or has characters that the services refuse
   */
  public static @Nullable Written text(
      @Nullable String key, byte[] body, Map<String, String> attributes) {
    String text = Characters.textOf(body);
    return text == null ? null : write(key, text, attributes, new LinkedHashMap<>());
  }

  /**
   * Writes any message, as Base64 if it cannot be otherwise.
   *
   * @param own further attributes of the adapter's own, legal
   */
  public static Written any(
      @Nullable String key, byte[] body, Map<String, String> attributes, Map<String, String> own) {
    Map<String, String> beside = new LinkedHashMap<>(own);
    String text = Characters.textOf(body);
    if (text == null) {
      beside.put(Names.BODY, "base64");
      text = Base64.getEncoder().encodeToString(body);
    }
    return write(key, text, attributes, beside);
  }

  private static Written write(
      @Nullable String key, String text, Map<String, String> attributes, Map<String, String> own) {
    Map<String, String> given = attributes;
    if (key != null && !key.isEmpty() && Characters.areLegal(key)) {
      own.put(Names.KEY, key);
    } else if (key != null) {
      given = new LinkedHashMap<>(attributes);
      given.put(Names.KEY, key);
    }
    if (text.isEmpty()) {
      own.put(Names.BODY, "empty");
    }
    return new Written(text.isEmpty() ? NOTHING : text, Attributes.pack(own, given));
  }

  /**
   * What it takes of a service's limits: the bytes of the body, and of each attribute those of
   * name, data type and value ("Amazon SQS message metadata" in the SQS developer guide).
   */
  public int bytes() {
    int bytes = MessageSize.utf8(body);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      bytes +=
          MessageSize.utf8(attribute.getKey())
              + DATA_TYPE_BYTES
              + MessageSize.utf8(attribute.getValue());
    }
    return bytes;
  }
}
