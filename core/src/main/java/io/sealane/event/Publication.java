package io.sealane.event;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out, with whatever the publisher wants to say about it. Immutable: each
 * {@code with…} returns a new one. What is not said is filled in when it is published; what a
 * failed publish hands back keeps all that was filled in, so that publishing it again is
 * recognisably the same event.
 */
public final class Publication {

  private final DomainEvent event;
  private final Said said;

  private record Said(
      @Nullable String id,
      @Nullable Instant time,
      @Nullable String correlationId,
      @Nullable String causationId,
      @Nullable TraceContext trace,
      Map<String, String> headers,
      @Nullable Instant expiresAt,
      Set<String> topics) {}

  private Publication(DomainEvent event, Said said) {
    this.event = Objects.requireNonNull(event, "event");
    this.said = said;
  }

  /** A publication of the event about which nothing else is said yet. */
  public static Publication of(DomainEvent event) {
    return new Publication(event, new Said(null, null, null, null, null, Map.of(), null, Set.of()));
  }

  /** Publications of the events, in their order, about which nothing else is said yet. */
  public static List<Publication> ofAll(Collection<? extends DomainEvent> events) {
    return events.stream().map(event -> Publication.of((DomainEvent) event)).toList();
  }

  /** The publication that repeats an envelope: same event, id, time and relations. */
  public static Publication of(Envelope<?> envelope) {
    EventMetadata metadata = envelope.metadata();
    return new Publication(
        envelope.event(),
        new Said(
            metadata.id(),
            metadata.time(),
            metadata.correlationId(),
            metadata.causationId(),
            metadata.trace(),
            metadata.headers(),
            metadata.expiresAt(),
            Set.of()));
  }

  /**
   * The same with an id of the caller's choice, for example one derived from a command's id.
   *
   * @throws IllegalArgumentException if the id breaks the rule of {@link EventIds}
   */
  public Publication withId(String id) {
    EventIds.require(id);
    return with(
        new Said(
            id,
            said.time,
            said.correlationId,
            said.causationId,
            said.trace,
            said.headers,
            said.expiresAt,
            said.topics));
  }

  /** The same, as having happened at the given time. */
  public Publication withTime(Instant time) {
    Objects.requireNonNull(time, "time");
    return with(
        new Said(
            said.id,
            time,
            said.correlationId,
            said.causationId,
            said.trace,
            said.headers,
            said.expiresAt,
            said.topics));
  }

  /**
   * The same as part of a conversation, and caused by an event where {@code causationId} is given.
   * Both are taken from here then, and none from the event that is being handled.
   */
  public Publication withCause(String correlationId, @Nullable String causationId) {
    Objects.requireNonNull(correlationId, "correlationId");
    return with(
        new Said(
            said.id,
            said.time,
            correlationId,
            causationId,
            said.trace,
            said.headers,
            said.expiresAt,
            said.topics));
  }

  /** The same within a trace. */
  public Publication withTrace(TraceContext trace) {
    Objects.requireNonNull(trace, "trace");
    return with(
        new Said(
            said.id,
            said.time,
            said.correlationId,
            said.causationId,
            trace,
            said.headers,
            said.expiresAt,
            said.topics));
  }

  /** The same with one more header; a header of that name is replaced. */
  public Publication withHeader(String name, String value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, () -> "the value of header '" + name + "'");
    Map<String, String> headers = new HashMap<>(said.headers);
    headers.put(name, value);
    return with(
        new Said(
            said.id,
            said.time,
            said.correlationId,
            said.causationId,
            said.trace,
            Map.copyOf(headers),
            said.expiresAt,
            said.topics));
  }

  /** The same, not to be handled from the given instant on. */
  public Publication withExpiry(Instant expiresAt) {
    Objects.requireNonNull(expiresAt, "expiresAt");
    return with(
        new Said(
            said.id,
            said.time,
            said.correlationId,
            said.causationId,
            said.trace,
            said.headers,
            expiresAt,
            said.topics));
  }

  /**
   * The same, restricted to some of the topics that the routes lead to; local handlers are left
   * out. A failed publish hands back publications of this kind, so that trying again disturbs
   * nobody who has the event already.
   */
  public Publication onlyTo(Set<String> topics) {
    return with(
        new Said(
            said.id,
            said.time,
            said.correlationId,
            said.causationId,
            said.trace,
            said.headers,
            said.expiresAt,
            Set.copyOf(topics)));
  }

  /** The event. */
  public DomainEvent event() {
    return event;
  }

  /** The id that was given, or null: one is made on publishing. */
  public @Nullable String id() {
    return said.id;
  }

  /** The time that was given, or null: that of publishing. */
  public @Nullable Instant time() {
    return said.time;
  }

  /** The correlation id that was given, or null: that of the event being handled, or the own id. */
  public @Nullable String correlationId() {
    return said.correlationId;
  }

  /**
   * The causation id that was given, or null: none where a correlation id was given, else the id of
   * the event being handled, if any.
   */
  public @Nullable String causationId() {
    return said.causationId;
  }

  /** The trace that was given, or null: that of the event being handled, if any. */
  public @Nullable TraceContext trace() {
    return said.trace;
  }

  /** The headers, unmodifiable, never null. */
  public Map<String, String> headers() {
    return said.headers;
  }

  /** The instant of expiry, or null for never. */
  public @Nullable Instant expiresAt() {
    return said.expiresAt;
  }

  /** The topics it is restricted to; empty for all that the routes lead to. */
  public Set<String> topics() {
    return said.topics;
  }

  private Publication with(Said changed) {
    return new Publication(event, changed);
  }

  /** Names the event's class and its id, never its content. */
  @Override
  public String toString() {
    return "Publication[" + event.getClass().getSimpleName() + ", id=" + said.id + "]";
  }
}
