package io.sealane.observe;

import io.sealane.error.Failure;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** At least one signal of each kind, and what they are made of. */
public final class AllSignals {

  /** An instant at which things happen. */
  public static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private AllSignals() {}

  /** An event with something in it. */
  public record Paid(String iban, String name) implements DomainEvent {}

  /** An event's metadata. */
  public static EventMetadata metadata(String id, String type, @Nullable String cause) {
    return metadata(id, type, cause, Map.of());
  }

  static EventMetadata metadata(
      String id, String type, @Nullable String cause, Map<String, String> headers) {
    return new EventMetadata(
        id, type, 1, "shop", NOON, "key-of-" + id, "c-1", cause, null, headers, null);
  }

  /** An envelope of that metadata. */
  public static Envelope<?> envelope(EventMetadata metadata) {
    return new Envelope<>(new Paid("", ""), metadata);
  }

  /** All of them; where a text may be an exception's message, that text. */
  public static List<Signal> of(Envelope<?> envelope, String reason, String message) {
    Subject read = new Subject("delivery", "m-1", envelope.metadata(), 2);
    Subject unread = new Subject("delivery", "m-1", null, 0);
    Failure failure = new Failure(Failure.Kind.THROTTLED, reason, Duration.ofSeconds(3));
    String error = "java.lang.IllegalStateException: " + message;
    Duration second = Duration.ofSeconds(1);
    return List.of(
        new Signal.HandledLocally(envelope, 2),
        new Signal.Published(envelope, "orders", "b-1"),
        new Signal.Refused(envelope, "orders", failure, false),
        new Signal.Refused(envelope, "orders", failure, true),
        new Signal.Stored(envelope, "orders"),
        new Signal.Relayed(envelope.metadata().id(), "orders", "b-1"),
        new Signal.NotRelayed(envelope.metadata().id(), "orders", failure, second),
        new Signal.RelayFailed("orders", failure, second),
        new Signal.Delivered(unread),
        new Signal.Started(read),
        new Signal.Handled(read, second),
        new Signal.Failed(read, error, second),
        new Signal.Retrying(read, second),
        new Signal.Compensated(read, ""),
        new Signal.Compensated(read, error),
        new Signal.Deduplicated(read),
        new Signal.Busy(read, second),
        new Signal.GuardUnavailable(read, reason, true),
        new Signal.Skipped(read, Signal.Skipped.Why.NO_HANDLER),
        new Signal.Skipped(read, Signal.Skipped.Why.EXPIRED),
        new Signal.Undecodable(unread, reason),
        new Signal.DeadLettered(read, DeadLetter.Reason.EXHAUSTED, error),
        new Signal.DeadLettered(read, DeadLetter.Reason.NOT_RETRYABLE, error),
        new Signal.DeadLettered(unread, DeadLetter.Reason.UNDECODABLE, reason),
        new Signal.NotDeadLettered(read, failure),
        new Signal.LeaseLost(unread, reason),
        new Signal.Settled(unread),
        new Signal.Released(unread, second),
        new Signal.Unconfirmed(unread, reason),
        new Signal.LeasesExtended("delivery", 7),
        new Signal.ReceiveFailed("delivery", failure, second),
        new Signal.HealthChanged("delivery", Health.UP),
        new Signal.HealthChanged("delivery", new Health(Health.State.DOWN, reason)),
        new Signal.Redriven("delivery", 3));
  }
}
