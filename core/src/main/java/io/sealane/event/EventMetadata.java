package io.sealane.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an event besides its data. On the wire these are the context attributes of
 * CloudEvents 1.0.
 *
 * @param id identifies the event from end to end, in outbox, deduplication and inbox; 1 to 128
 *     printable ASCII characters, a UUIDv7 (RFC 9562) unless the publisher gave another
 * @param type the registered tag, for example {@code orders.OrderCompleted}
 * @param version the version of the data, 1 or more
 * @param source the name of the context that published it
 * @param time when it happened, to the microsecond
 * @param key the ordering key (CloudEvents {@code subject}), or null; an empty one becomes null
 * @param correlationId shared by everything that one first event set off; the first event's own id
 *     unless given
 * @param causationId the id of the event whose handling published this one, or null for the first
 * @param trace the W3C trace context, or null
 * @param headers further headers of the application, never null, unmodifiable
 * @param expiresAt from this instant on the event is not handled any more, or null for never
 */
public record EventMetadata(
    String id,
    String type,
    int version,
    String source,
    Instant time,
    @Nullable String key,
    String correlationId,
    @Nullable String causationId,
    @Nullable TraceContext trace,
    Map<String, String> headers,
    @Nullable Instant expiresAt) {

  /** Copies the headers; checks the id and the version. */
  public EventMetadata {
    EventIds.require(id);
    if (version < 1) {
      throw new IllegalArgumentException("version of '" + type + "' is " + version + ", not >= 1");
    }
    key = key == null || key.isEmpty() ? null : key;
    headers = Map.copyOf(headers);
  }

  /** Whether the event's time is over at the given instant. */
  public boolean isExpiredAt(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Names type, id and relations; of the headers only the names. */
  @Override
  public String toString() {
    return ("EventMetadata[" + type + " v" + version + ", id=" + id + ", key=" + key)
        + (", correlationId=" + correlationId + ", causationId=" + causationId)
        + (", headers=" + headers.keySet() + "]");
  }
}
