package io.sealane.test.record;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an event.
 *
 * @param kind what
 * @param at when
 * @param metadata what is known about the event, or null where the message could not be read
 * @param event the event itself, or null if it was not published here
 * @param where the topic for what happened on publishing (empty for local handlers), the
 *     subscription for everything else
 * @param attempt the handler's attempt, 1 or more; 0 where there was none
 * @param detail exception, reason or the like; empty where there is nothing to add
 * @param delay after how long another attempt follows, or null
 */
public record Occurrence(
    Kind kind,
    Instant at,
    @Nullable EventMetadata metadata,
    @Nullable DomainEvent event,
    String where,
    int attempt,
    String detail,
    @Nullable Duration delay) {

  /** The event's type and id, short. */
  public String label() {
    return metadata == null
        ? "an unreadable message"
        : metadata.type().substring(metadata.type().lastIndexOf('.') + 1) + " " + metadata.id();
  }

  /**
   * Whether the event is of that type. Of one that was not published here only the tag is known,
   * and that has to end with the type's simple name.
   */
  public boolean isOf(Class<? extends DomainEvent> type) {
    if (event != null) {
      return type.isInstance(event);
    }
    String name = type.getSimpleName();
    return metadata != null
        && (metadata.type().equals(name) || metadata.type().endsWith("." + name));
  }
}
