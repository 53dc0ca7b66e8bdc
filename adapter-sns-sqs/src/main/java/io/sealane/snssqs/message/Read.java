package io.sealane.snssqs.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What a message of a queue says, whoever has put it there: Sealane, SNS with raw delivery or with
 * its envelope, or somebody else. Not a record, because it holds an array.
 */
public final class Read {

  private final byte[] body;
  private final @Nullable String key;
  private final Map<String, String> attributes;
  private final @Nullable Map<String, String> dead;

  private Read(
      byte[] body,
      @Nullable String key,
      Map<String, String> attributes,
      @Nullable Map<String, String> dead) {
    this.body = body;
    this.key = key;
    this.attributes = attributes;
    this.dead = dead;
  }

  /** Reads a message; one that is strange in any way is as it is. */
  public static Read of(Message message) {
    Map<String, String> natives = new HashMap<>();
    if (message.hasMessageAttributes()) {
      message.messageAttributes().forEach((name, value) -> natives.put(name, textOf(value)));
    }
    String text = message.body() == null ? "" : message.body();
    SnsEnvelope envelope = SnsEnvelope.read(text);
    if (envelope != null) {
      natives.putAll(envelope.attributes());
      text = envelope.message();
    }
    String dead = natives.remove(Names.DEAD);
    byte[] body = bytesOf(text, natives);
    String key = natives.remove(Names.KEY);
    Map<String, String> attributes = Attributes.unpack(natives);
    return new Read(
        body,
        key != null ? key : attributes.remove(Names.KEY),
        attributes,
        dead == null ? null : FlatJson.read(dead));
  }

  /** The body as it was before it was written. */
  public byte[] body() {
    return body;
  }

  /** What order is kept within, or null if it is not said. */
  public @Nullable String key() {
    return key;
  }

  /** The application's attributes. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Why it is a dead letter, or null if it is none of Sealane's. */
  public @Nullable Map<String, String> dead() {
    return dead;
  }

  private static byte[] bytesOf(String text, Map<String, String> natives) {
    String how = natives.get(Names.BODY);
    if ("empty".equals(how)) {
      natives.remove(Names.BODY);
      return new byte[0];
    }
    if ("base64".equals(how)) {
      try {
        byte[] body = Base64.getDecoder().decode(text);
        natives.remove(Names.BODY);
        return body;
      } catch (IllegalArgumentException e) {
        // Not ours then: it stays what it is.
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String textOf(MessageAttributeValue value) {
    if (value.stringValue() != null) {
      return value.stringValue();
    }
    return value.binaryValue() == null
        ? ""
        : Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe());
  }
}
