package io.sealane.codec;

import io.sealane.event.EventMetadata;
import java.util.Map;

/**
 * The message attributes that repeat what the body says, so that brokers can filter by it and
 * operators can read it. A missing one is legal; one that differs from the body makes the message
 * undecodable. The names are those of the CloudEvents AMQP and Kafka bindings.
 */
public final class MessageAttributes {

  /** The type tag. */
  public static final String TYPE = "ce_type";

  /** The event's id. */
  public static final String ID = "ce_id";

  private MessageAttributes() {}

  /** The attributes of an event's message, unmodifiable. */
  public static Map<String, String> of(EventMetadata metadata) {
    return Map.of(TYPE, metadata.type(), ID, metadata.id());
  }
}
