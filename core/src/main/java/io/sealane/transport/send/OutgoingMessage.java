package io.sealane.transport.send;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a topic. Not a record, because it holds an array: two messages are equal
 * only if they are the same.
 */
public final class OutgoingMessage {

  private final String id;
  private final @Nullable String key;
  private final byte[] body;
  private final Map<String, String> attributes;

  /**
   * With its parts.
   *
   * @param id the event's id; where the broker deduplicates, it does so by this
   * @param key what order is kept within; null or empty for none
   * @param body not copied; must not be changed any more
   * @param attributes what brokers can filter by and operators can read
   */
  public OutgoingMessage(
      String id, @Nullable String key, byte[] body, Map<String, String> attributes) {
    this.id = Objects.requireNonNull(id, "id");
    this.key = key == null || key.isEmpty() ? null : key;
    this.body = Objects.requireNonNull(body, "body");
    this.attributes = Map.copyOf(attributes);
  }

  /** The event's id. */
  public String id() {
    return id;
  }

  /** The ordering key, or null. */
  public @Nullable String key() {
    return key;
  }

  /** The body itself, not a copy; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The attributes, unmodifiable. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Names the id and the size, never the content. */
  @Override
  public String toString() {
    return "OutgoingMessage[" + id + ", " + body.length + " bytes]";
  }
}
