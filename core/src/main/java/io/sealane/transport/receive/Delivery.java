package io.sealane.transport.receive;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of the broker to hand a message to a subscription, held under a lease. Adapters
 * extend this class with what their broker needs to settle it (a receipt handle, a delivery tag).
 */
public class Delivery {

  private final String messageId;
  private final @Nullable String key;
  private final byte[] body;
  private final Map<String, String> attributes;
  private final int receiveCount;
  private final @Nullable Instant sentAt;

  /**
   * With its parts.
   *
   * @param messageId the broker's own id of the message, the same for each delivery of it
   * @param key what order is kept within, or null
   * @param body not copied; must not be changed any more
   * @param attributes as sent
   * @param receiveCount how often the message was received, this time included; 1 or more
   * @param sentAt when the broker accepted it, or null if it does not say
   */
  public Delivery(
      String messageId,
      @Nullable String key,
      byte[] body,
      Map<String, String> attributes,
      int receiveCount,
      @Nullable Instant sentAt) {
    this.messageId = messageId;
    this.key = key;
    this.body = body;
    this.attributes = Map.copyOf(attributes);
    this.receiveCount = receiveCount;
    this.sentAt = sentAt;
  }

  /** The broker's own id of the message. */
  public final String messageId() {
    return messageId;
  }

  /** The ordering key, or null. */
  public final @Nullable String key() {
    return key;
  }

  /** The body itself, not a copy; not to be changed. */
  public final byte[] body() {
    return body;
  }

  /** The attributes, unmodifiable. */
  public final Map<String, String> attributes() {
    return attributes;
  }

  /** How often the message was received, this time included. */
  public final int receiveCount() {
    return receiveCount;
  }

  /** When the broker accepted it, or null. */
  public final @Nullable Instant sentAt() {
    return sentAt;
  }

  /** Names the broker's id and the count, never the content. */
  @Override
  public final String toString() {
    return "Delivery[" + messageId + ", received " + receiveCount + "x]";
  }
}
