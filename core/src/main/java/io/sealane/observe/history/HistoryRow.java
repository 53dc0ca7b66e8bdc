package io.sealane.observe.history;

import io.sealane.event.EventMetadata;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, with what tells which event it happened to: what a history that keeps
 * its rows elsewhere writes down, and hands to {@link EventHistory#add} to have the story told. Has
 * an event or a message, or both.
 *
 * @param event what is known of the event, or null where its message could not be read (yet)
 * @param messageId the broker's id of the message, or null where there was none
 * @param entry what happened
 */
public record HistoryRow(@Nullable Event event, @Nullable String messageId, HistoryEntry entry) {

  /**
   * Which event it is.
   *
   * @param type its tag, or null where only its id is known
   * @param key its ordering key, or null
   * @param correlationId as in {@link EventMetadata}, or null where only its id is known
   * @param causationId as in {@link EventMetadata}, or null
   */
  public record Event(
      String id,
      @Nullable String type,
      @Nullable String key,
      @Nullable String correlationId,
      @Nullable String causationId) {

    static Event of(EventMetadata metadata) {
      return new Event(
          metadata.id(),
          metadata.type(),
          metadata.key(),
          metadata.correlationId(),
          metadata.causationId());
    }

    static Event of(String id) {
      return new Event(id, null, null, null, null);
    }
  }

  /** Checks that it is about something. */
  public HistoryRow {
    Objects.requireNonNull(entry, "entry");
    if (Deliveries.isPublishing(entry) ? event == null : messageId == null) {
      throw new IllegalArgumentException(entry.what() + " of no event and no message");
    }
  }

  /** What a signal says; empty if it is about no event. */
  public static Optional<HistoryRow> of(Signal signal, Instant at) {
    return Optional.ofNullable(row(signal, at));
  }

  private static @Nullable HistoryRow row(Signal signal, Instant at) {
    if (signal instanceof Signal.OfDelivery delivery) {
      Subject subject = delivery.subject();
      EventMetadata known = subject.metadata();
      Event event = known == null ? null : Event.of(known);
      return new HistoryRow(event, subject.messageId(), Entries.ofDelivery(delivery, at));
    } else if (signal instanceof Signal.Published published) {
      Event event = Event.of(published.envelope().metadata());
      return new HistoryRow(event, published.brokerId(), Entries.of(published, at));
    } else if (signal instanceof Signal.Refused refused) {
      Event event = Event.of(refused.envelope().metadata());
      return new HistoryRow(event, null, Entries.of(refused, at));
    } else if (signal instanceof Signal.HandledLocally local) {
      Event event = Event.of(local.envelope().metadata());
      return new HistoryRow(event, null, Entries.of(local, at));
    }
    return outboxRow(signal, at);
  }

  private static @Nullable HistoryRow outboxRow(Signal signal, Instant at) {
    if (signal instanceof Signal.Stored stored) {
      Event event = Event.of(stored.envelope().metadata());
      return new HistoryRow(event, null, Entries.of(stored, at));
    } else if (signal instanceof Signal.Relayed relayed) {
      Event event = Event.of(relayed.eventId());
      return new HistoryRow(event, relayed.brokerId(), Entries.of(relayed, at));
    } else if (signal instanceof Signal.NotRelayed held) {
      return new HistoryRow(Event.of(held.eventId()), null, Entries.of(held, at));
    }
    return null;
  }
}
