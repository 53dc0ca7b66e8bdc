package io.sealane.publish;

import io.sealane.codec.EventType;
import io.sealane.event.Causation;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills in what the publisher of an event did not say. */
public final class Stamper {

  private static final String NO_CONTEXT = "local";

  private final Supplier<String> ids;
  private final InstantSource clock;

  /** With what makes ids, and the clock that is asked for the time of an event. */
  public Stamper(Supplier<String> ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The metadata of a publication.
   *
   * @param type what a catalogue says of the event; null for one that only local handlers get,
   *     which then goes by the simple name of its class
   */
  public EventMetadata stamp(Publication publication, @Nullable EventType type) {
    DomainEvent event = publication.event();
    String id = publication.id() == null ? ids.get() : publication.id();
    Instant time = publication.time() == null ? clock.instant() : publication.time();
    Lineage lineage = lineage(publication, id);
    return new EventMetadata(
        id,
        type == null ? event.getClass().getSimpleName() : type.tag(),
        type == null ? 1 : type.version(),
        type == null ? NO_CONTEXT : type.context(),
        time.truncatedTo(ChronoUnit.MICROS),
        event.key(),
        lineage.correlationId,
        lineage.causationId,
        lineage.trace,
        publication.headers(),
        publication.expiresAt());
  }

  /** The same for another key. */
  static EventMetadata rekeyed(EventMetadata metadata, @Nullable String key) {
    return with(metadata, metadata.type(), metadata.version(), metadata.source(), key);
  }

  /** The same for another event in the place of the first. */
  static EventMetadata retyped(EventMetadata metadata, EventType type, @Nullable String key) {
    return with(metadata, type.tag(), type.version(), type.context(), key);
  }

  private static EventMetadata with(
      EventMetadata metadata, String type, int version, String source, @Nullable String key) {
    return new EventMetadata(
        metadata.id(),
        type,
        version,
        source,
        metadata.time(),
        key,
        metadata.correlationId(),
        metadata.causationId(),
        metadata.trace(),
        metadata.headers(),
        metadata.expiresAt());
  }

  private record Lineage(
      String correlationId, @Nullable String causationId, @Nullable TraceContext trace) {}

  private static Lineage lineage(Publication publication, String id) {
    // One that is published again was complete the first time: whoever handles what now is no
    // cause.
    boolean again = !publication.topics().isEmpty();
    EventMetadata cause = again ? null : Causation.current();
    TraceContext trace = publication.trace();
    if (trace == null && cause != null) {
      trace = cause.trace();
    }
    String correlationId = publication.correlationId();
    if (correlationId != null) {
      return new Lineage(correlationId, publication.causationId(), trace);
    }
    return cause == null
        ? new Lineage(id, publication.causationId(), trace)
        : new Lineage(cause.correlationId(), cause.id(), trace);
  }
}
