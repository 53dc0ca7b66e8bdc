package io.sealane.consume.handling;

import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Tracing;
import io.sealane.store.Guard;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.receive.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One subscription's handling without a queue: deliveries are put on it by hand. */
final class Desk {

  sealed interface Event extends DomainEvent {}

  record Letter(String text) implements Event {}

  record Parcel(int weight) implements Event {}

  static final JsonCodec CODEC = JsonCodec.of(EventCatalog.of("desk", Event.class));
  static final String NAME = "desk";

  final ManualScheduler time = new ManualScheduler();
  final List<Signal> signals = new ArrayList<>();
  final List<Publication> published = new ArrayList<>();
  private final DeliveryHandler handler;

  Desk(Subscription subscription, @Nullable Guard guard) {
    this(subscription, guard, CODEC, Tracing.noop());
  }

  Desk(Subscription subscription, @Nullable Guard guard, Codec codec, Tracing tracing) {
    Observer observer = (signal, at) -> signals.add(signal);
    handler =
        new DeliveryHandler(
            subscription,
            new DeliveryHandler.Surroundings(
                new MessageReader(codec, subscription.translation(), this::stamp),
                guard,
                published::add,
                new Signals(NAME, observer, time),
                tracing,
                time,
                new SplittableRandom(1)));
  }

  /** A subscription of that name, to which a test says the rest. */
  static Subscription subscription() {
    return Subscription.named(NAME).to("desks");
  }

  private EventMetadata stamp(Publication publication) {
    String id = String.valueOf(publication.id());
    return metadata(id, "desk." + publication.event().getClass().getSimpleName(), null);
  }

  private EventMetadata metadata(String id, String type, @Nullable Instant expiresAt) {
    return new EventMetadata(
        id, type, 1, "desk", time.instant(), null, id, null, null, Map.of(), expiresAt);
  }

  /** A delivery of the event, received that many times. */
  Delivery delivery(DomainEvent event, int count) {
    return delivery(event, count, null);
  }

  Delivery delivery(DomainEvent event, int count, @Nullable Instant expiresAt) {
    String type = "desk." + event.getClass().getSimpleName();
    byte[] body = CODEC.encode(new Envelope<>(event, metadata("e-1", type, expiresAt)));
    return new Delivery("m-1", null, body, Map.of(), count, null);
  }

  static Delivery raw(String messageId, String body, Map<String, String> attributes) {
    return new Delivery(
        messageId, null, body.getBytes(StandardCharsets.UTF_8), attributes, 1, null);
  }

  Outcome handle(Delivery delivery) {
    return handle(delivery, 0);
  }

  Outcome handle(Delivery delivery, int failuresBefore) {
    return handle(execution(delivery, failuresBefore));
  }

  Outcome handle(Execution execution) {
    return handler.handle(execution);
  }

  static Execution execution(Delivery delivery, int failuresBefore) {
    return new Execution(delivery, failuresBefore, () -> Duration.ofSeconds(30));
  }

  <S extends Signal> List<S> seen(Class<S> type) {
    return signals.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
