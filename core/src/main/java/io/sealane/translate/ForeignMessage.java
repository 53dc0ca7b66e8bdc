package io.sealane.translate;

import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message in somebody else's words. Immutable; not a record, because it holds an array. */
public final class ForeignMessage {

  private final byte[] body;
  private final Map<String, String> attributes;
  private final String messageId;
  private final @Nullable String key;

  /**
   * With its parts.
   *
   * @param messageId the broker's own id of it on the way in; on the way out the event's id, which
   *     it keeps whatever is said here
   * @param key the ordering key, or null
   * @param body not copied
   * @param attributes as received, or to be sent
   */
  public ForeignMessage(
      String messageId, @Nullable String key, byte[] body, Map<String, String> attributes) {
    this.messageId = Objects.requireNonNull(messageId, "messageId");
    this.key = key;
    this.body = Objects.requireNonNull(body, "body");
    this.attributes = Map.copyOf(attributes);
  }

  /**
   * A message that says in other words what an event of ours says: under the event's id, in the
   * order of its key, without attributes.
   *
   * @param body not copied
   */
  public static ForeignMessage of(Envelope<?> envelope, byte[] body) {
    EventMetadata metadata = envelope.metadata();
    return new ForeignMessage(metadata.id(), metadata.key(), body, Map.of());
  }

  /** The same with a text in UTF-8 as its body. */
  public static ForeignMessage of(Envelope<?> envelope, String body) {
    return of(envelope, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with another key, or with none. */
  public ForeignMessage withKey(@Nullable String key) {
    return new ForeignMessage(messageId, key, body, attributes);
  }

  /** The same with one more attribute; an attribute of that name is replaced. */
  public ForeignMessage withAttribute(String name, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(name, value);
    return new ForeignMessage(messageId, key, body, more);
  }

  /** The body as text in UTF-8; malformed bytes become U+FFFD. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body itself, not a copy; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The attributes, unmodifiable. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** The broker's own id of it on the way in; the event's id on the way out. */
  public String messageId() {
    return messageId;
  }

  /** The ordering key, or null. */
  public @Nullable String key() {
    return key;
  }

  /** Names the id and the size, never the content. */
  @Override
  public String toString() {
    return "ForeignMessage[" + messageId + ", " + body.length + " bytes]";
  }
}
