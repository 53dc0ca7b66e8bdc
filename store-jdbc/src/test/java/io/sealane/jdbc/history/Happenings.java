package io.sealane.jdbc.history;

import io.sealane.error.Failure;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order that is published, delivered, tried again, and causes a delivery; and some trouble. */
final class Happenings {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00.123456Z");

  private final List<? extends Observer> observers;
  private Instant now = NOON;

  Happenings(Observer... observers) {
    this.observers = List.of(observers);
  }

  private record Thing() implements DomainEvent {}

  static EventMetadata metadata(String id, String type, @Nullable String cause) {
    return new EventMetadata(
        id, type, 1, "shop", NOON, "key-of-" + id, "c-1", cause, null, Map.of(), null);
  }

  private static Envelope<?> envelope(EventMetadata metadata) {
    return new Envelope<>(new Thing(), metadata);
  }

  void tell(Signal signal) {
    now = now.plus(Duration.ofMillis(7));
    observers.forEach(observer -> observer.on(signal, now));
  }

  /** At the publisher. */
  void orderIsPublished() {
    EventMetadata order = metadata("e-1", "orders.OrderCompleted", null);
    tell(new Signal.HandledLocally(envelope(order), 2));
    tell(new Signal.Stored(envelope(order), "orders"));
    tell(new Signal.NotRelayed("e-1", "orders", failure(), Duration.ofSeconds(1)));
    tell(new Signal.Relayed("e-1", "orders", "b-1"));
  }

  /** At the consumer. */
  void orderIsDelivered() {
    EventMetadata order = metadata("e-1", "orders.OrderCompleted", null);
    tell(new Signal.Delivered(new Subject("delivery", "m-1", null, 0)));
    tell(new Signal.Started(new Subject("delivery", "m-1", order, 1)));
    String error = "java.lang.IllegalStateException: no van \u0000 \ud800 " + "x".repeat(2_000);
    tell(new Signal.Failed(new Subject("delivery", "m-1", order, 1), error, Duration.ofSeconds(1)));
    tell(new Signal.Retrying(new Subject("delivery", "m-1", order, 1), Duration.ofSeconds(5)));
    tell(new Signal.Started(new Subject("delivery", "m-1", order, 2)));
    EventMetadata delivery = metadata("e-2", "delivery.DeliveryScheduled", "e-1");
    tell(new Signal.Published(envelope(delivery), "deliveries", "b-2"));
    tell(new Signal.Handled(new Subject("delivery", "m-1", order, 2), Duration.ofSeconds(1)));
    tell(new Signal.Settled(new Subject("delivery", "m-1", order, 2)));
  }

  /** A message that nobody can read, and one that is translated to two events. */
  void trouble() {
    Subject unread = new Subject("delivery", "b-1", null, 0);
    tell(new Signal.Delivered(unread));
    tell(new Signal.Undecodable(unread, "data: missing"));
    tell(new Signal.DeadLettered(unread, DeadLetter.Reason.UNDECODABLE, "data: missing"));
    tell(new Signal.Undecodable(new Subject("delivery", "m-9", null, 0), "not JSON"));
    Subject foreign = new Subject("legacy", "m-2", null, 0);
    tell(new Signal.Delivered(foreign));
    for (String id : List.of("e-3", "e-4")) {
      tell(new Signal.Started(new Subject("legacy", "m-2", metadata(id, "orders.Old", null), 1)));
    }
    tell(new Signal.Settled(foreign));
    tell(new Signal.LeasesExtended("delivery", 7));
  }

  private static Failure failure() {
    return Failure.of(Failure.Kind.TRANSIENT, "broker unreachable");
  }
}
