package io.sealane.transport.deadletter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that nobody could handle, as it was, with the reason. */
public final class DeadLetter {
  /** The attribute of a re-driven message that names the subscription whose dead letter it was. */
  public static final String REDRIVEN_FROM = "sealane-redriven-from";

  /** The attribute of a re-driven message that says how often it was re-driven, 1 or more. */
  public static final String REDRIVEN_COUNT = "sealane-redriven-count";

  /** Why a message is here. */
  public enum Reason {
    /** The handler failed at every attempt that the policy allows. */
    EXHAUSTED,
    /** The handler threw an exception that was declared not worth another attempt. */
    NOT_RETRYABLE,
    /** The handler said so. */
    REJECTED,
    /** The bytes are no event. */
    UNDECODABLE,
    /** The type tag is not in the catalogue. */
    UNKNOWN_TYPE,
    /** The event's time was over. */
    EXPIRED,
    /** The same id came before with other content. */
    CONFLICT,
    /** The broker put it here, after more deliveries than it allows. */
    BROKER
  }

  /**
   * Why and when.
   *
   * @param reason the kind of reason
   * @param detail exception class and message, or what was wrong with the bytes; never payload
   * @param attempts how often a handler tried, 0 or more
   * @param firstAt when the broker first had the message, or its first delivery
   * @param deadAt when it was given up
   */
  public record Cause(
      Reason reason, String detail, int attempts, Instant firstAt, Instant deadAt) {}

  private final String messageId;
  private final @Nullable String eventId;
  private final @Nullable String type;
  private final String subscription;
  private final @Nullable String key;
  private final byte[] body;
  private final Map<String, String> attributes;
  private final Cause cause;

  /**
   * With its parts.
   *
   * @param messageId the broker's own id of the message that it was
   * @param eventId the event's id, or null if it could not be read
   * @param type the type tag, or null if it could not be read
   * @param subscription whose delivery it was
   * @param key the ordering key, or null
   * @param body the raw body; not copied
   * @param attributes as received
   * @param cause why and when
   */
  public DeadLetter(
      String messageId,
      @Nullable String eventId,
      @Nullable String type,
      String subscription,
      @Nullable String key,
      byte[] body,
      Map<String, String> attributes,
      Cause cause) {
    this.messageId = messageId;
    this.eventId = eventId;
    this.type = type;
    this.subscription = subscription;
    this.key = key;
    this.body = body;
    this.attributes = Map.copyOf(attributes);
    this.cause = cause;
  }

  /**
   * What the letter is known by: the event's id, or the broker's message id where there is no
   * event.
   */
  public String id() {
    return eventId != null ? eventId : messageId;
  }

  /** The broker's own id of the message that it was. */
  public String messageId() {
    return messageId;
  }

  /** The event's id, or null if it could not be read. */
  public @Nullable String eventId() {
    return eventId;
  }

  /** The type tag, or null if it could not be read. */
  public @Nullable String type() {
    return type;
  }

  /** Whose delivery it was. */
  public String subscription() {
    return subscription;
  }

  /** The ordering key, or null. */
  public @Nullable String key() {
    return key;
  }

  /** The raw body itself, not a copy; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The attributes as received, unmodifiable. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /**
   * The attributes with which every adapter sends the letter back: those it came with, and the
   * provenance under {@link #REDRIVEN_FROM} and {@link #REDRIVEN_COUNT}.
   */
  public Map<String, String> redriveAttributes() {
    Map<String, String> redriven = new HashMap<>(attributes);
    redriven.put(REDRIVEN_FROM, subscription);
    redriven.put(REDRIVEN_COUNT, Integer.toString(redrives() + 1));
    return redriven;
  }

  private int redrives() {
    String count = attributes.getOrDefault(REDRIVEN_COUNT, "0");
    // Attributes come from outside: whatever is no small number counts as none.
    return count.matches("[0-9]{1,8}") ? Integer.parseInt(count) : 0;
  }

  /** Why and when. */
  public Cause cause() {
    return cause;
  }

  /** Names id, type, subscription and reason, never the content. */
  @Override
  public String toString() {
    return "DeadLetter[" + id() + ", " + type + ", " + subscription + ", " + cause.reason() + "]";
  }
}
